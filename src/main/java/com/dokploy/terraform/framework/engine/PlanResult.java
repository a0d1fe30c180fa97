package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * The result of planning an object.
 *
 * @param planned null when the object is to go
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record PlanResult(
        Value planned,
        List<Path> requiresReplace,
        PrivateState privateState,
        List<Diagnostic> diagnostics,
        boolean isDeferred) {}
