package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * What applying, reading or importing an object gave.
 *
 * @param state null when there is no such object
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record ApplyResult(Value state, PrivateState privateState, List<Diagnostic> diagnostics, boolean isDeferred) {}
