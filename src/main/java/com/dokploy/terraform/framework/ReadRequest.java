package com.dokploy.terraform.framework;

import java.time.Duration;

/**
 * One refresh of an object.
 *
 * @param state what Terraform has; right after an import little more than the id
 * @param privateState what the provider noted beside it; changes are stored
 * @param isImport whether this is the first read after an import, when nothing of the configuration is known yet
 * @param deadline when it must be over, by the resource's {@link Timeouts}
 * @param diagnostics where to put warnings
 */
public record ReadRequest(
        Values state, PrivateState privateState, boolean isImport, Deadline deadline, Diagnostics diagnostics) {
    /** A look at an object that Terraform does not manage, as data sources take it. */
    public static ReadRequest lookUp(Values state) {
        return new ReadRequest(state, new PrivateState(), true, Deadline.in(Timeouts.USUAL), new Diagnostics());
    }

    /** How much time is left; zero once it is over. */
    public Duration timeLeft() {
        return deadline.left();
    }
}
