package com.dokploy.terraform.framework;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.schema.Values;
import java.util.function.Consumer;

/**
 * One invocation of an {@link Action}.
 *
 * @param config the configuration, everything known
 * @param cancellation set when Terraform is interrupted: waiting must end then
 * @param progress takes lines that Terraform shows to the user at once
 * @param diagnostics the diagnostics to add warnings to
 */
public record InvokeRequest(
        Values config, Cancellation cancellation, Consumer<String> progress, Diagnostics diagnostics) {}
