package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;

/** A read on its way. The fields that may change are guarded by the lock of {@link ReadBatcher}. */
final class PendingRead extends PendingCall<Query> {
    /** Whether somebody waits for the read; false for a read that was sent ahead. */
    boolean wanted;

    /** Whether several callers wait for the read. */
    boolean shared;

    /** Whether the read has left: a caller that needs an answer from now on cannot join it any more. */
    boolean sent;

    /** The attempts that have failed. Used by one thread at a time. */
    int attempts;

    PendingRead(Query query, Deadline deadline, boolean wanted) {
        super(query, deadline);
        this.wanted = wanted;
    }
}
