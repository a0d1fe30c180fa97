package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.Diagnostic;
import java.util.List;

/** What an answer looks like that consists of diagnostics. */
interface ErrorResponse<R> {
    R with(List<Diagnostic> diagnostics);
}
