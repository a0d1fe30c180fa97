package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.Diagnostic;
import java.util.List;

/** Builds the answer that consists of diagnostics. */
interface ErrorResponse<R> {
    R with(List<Diagnostic> diagnostics);
}
