package com.dokploy.terraform.framework;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import java.time.Duration;

/**
 * One refresh of an object.
 *
 * @param state the state that Terraform has; right after an import little more than the id
 * @param privateState the notes that the provider keeps beside the state; changes are stored
 * @param importStage the stage that the import of the object had reached before this read
 * @param deadline when the read must be over, by the resource's {@link Timeouts}
 * @param diagnostics the diagnostics to add warnings to
 */
public record ReadRequest(
        Values state, PrivateState privateState, ImportStage importStage, Deadline deadline, Diagnostics diagnostics) {
    /** Returns the request to read an object that Terraform does not manage, as data sources do. */
    public static ReadRequest forDataSource(Values state) {
        return new ReadRequest(
                state, new PrivateState(), ImportStage.UNREAD, Deadline.in(Timeouts.USUAL), new Diagnostics());
    }

    /** Whether this is the first read after an import, when nothing of the configuration is known yet. */
    public boolean isImport() {
        return importStage == ImportStage.UNREAD;
    }

    /** The time that is left until the deadline; zero once it has passed. */
    public Duration timeLeft() {
        return deadline.remaining();
    }
}
