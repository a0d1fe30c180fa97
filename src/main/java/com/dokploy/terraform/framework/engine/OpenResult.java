package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What opening or renewing something ephemeral gave.
 *
 * @param result what was opened; null when renewing, and when it failed
 * @param renewAt when it must be renewed next; null for never
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record OpenResult(
        Value result,
        PrivateState privateState,
        @Nullable Instant renewAt,
        List<Diagnostic> diagnostics,
        boolean isDeferred) {}
