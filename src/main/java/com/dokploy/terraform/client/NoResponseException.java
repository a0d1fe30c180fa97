package com.dokploy.terraform.client;

/** A request that got no whole reply. The message is fit for users and does not name the procedure. */
final class NoResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The deadline passed. */
        TIMED_OUT,
        /** The provider is stopping. */
        CANCELLED,
        /** Something answered that does not speak HTTP as it should. */
        UNREADABLE
    }

    private final Reason reason;
    private final boolean certainlyNotSent;

    NoResponseException(Reason reason, String message, boolean certainlyNotSent) {
        super(message);
        this.reason = reason;
        this.certainlyNotSent = certainlyNotSent;
    }

    Reason reason() {
        return reason;
    }

    boolean certainlyNotSent() {
        return certainlyNotSent;
    }
}
