package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * The result of looking an object up or upgrading a state.
 *
 * @param state null when nothing was found, which a diagnostic explains
 * @param isDeferred whether Terraform must ask again once the provider's configuration is known
 */
public record LookupResult(Value state, List<Diagnostic> diagnostics, boolean isDeferred) {}
