package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * The result of applying, reading or importing an object.
 *
 * @param state null when there is no such object
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record ApplyResult(Value state, PrivateState privateState, List<Diagnostic> diagnostics, boolean isDeferred) {}
