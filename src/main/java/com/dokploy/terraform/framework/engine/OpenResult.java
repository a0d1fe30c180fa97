package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of opening or renewing an ephemeral object.
 *
 * @param result the object that was opened; null when renewing, and when opening failed
 * @param renewAt when the object must be renewed next; null for never
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record OpenResult(
        Value result,
        PrivateState privateState,
        @Nullable Instant renewAt,
        List<Diagnostic> diagnostics,
        boolean isDeferred) {}
