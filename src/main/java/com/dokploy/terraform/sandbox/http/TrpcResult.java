package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.procedures.ProcedureResult;

/** The end of one call on {@code /api/trpc}. */
sealed interface TrpcResult {
    /** The call was carried out. */
    record Success(ProcedureResult.Answer answer) implements TrpcResult {}

    /** The server refused the call. */
    record Failure(ApiErrorException error) implements TrpcResult {}
}
