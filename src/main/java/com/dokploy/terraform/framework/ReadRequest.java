package com.dokploy.terraform.framework;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import java.time.Duration;

/**
 * One refresh of an object.
 *
 * @param state what Terraform has; right after an import little more than the id
 * @param privateState what the provider noted beside it; changes are stored
 * @param importStage how far the import of the object has come before this
 * @param deadline when it must be over, by the resource's {@link Timeouts}
 * @param diagnostics where to put warnings
 */
public record ReadRequest(
        Values state, PrivateState privateState, ImportStage importStage, Deadline deadline, Diagnostics diagnostics) {
    /** A look at an object that Terraform does not manage, as data sources take it. */
    public static ReadRequest lookUp(Values state) {
        return new ReadRequest(
                state, new PrivateState(), ImportStage.UNREAD, Deadline.in(Timeouts.USUAL), new Diagnostics());
    }

    /** Whether this is the first read after an import, when nothing of the configuration is known yet. */
    public boolean isImport() {
        return importStage == ImportStage.UNREAD;
    }

    /** How much time is left; zero once it is over. */
    public Duration timeLeft() {
        return deadline.left();
    }
}
