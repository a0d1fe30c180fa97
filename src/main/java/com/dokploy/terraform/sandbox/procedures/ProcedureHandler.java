package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.FailedQueryException;

/** Carries out a procedure once its input has been checked; runs while the store is held exclusively. */
@FunctionalInterface
interface ProcedureHandler {
    /**
     * The answer to a call.
     *
     * @throws ApiErrorException when the server would answer with an error
     * @throws FailedQueryException when the database would refuse a statement
     */
    ProcedureResult perform(Call call);
}
