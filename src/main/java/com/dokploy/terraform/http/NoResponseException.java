package com.dokploy.terraform.http;

/** Thrown when a request got no whole response. The message is fit for users and does not name the procedure. */
public final class NoResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reason why there is no response. */
    public enum Reason {
        /** There was no connection, or it broke. */
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

    /** Creates a failure with a message fit for users. */
    public NoResponseException(Reason reason, String message, boolean certainlyNotSent) {
        super(message);
        this.reason = reason;
        this.certainlyNotSent = certainlyNotSent;
    }

    /** The reason why there is no response. */
    public Reason reason() {
        return reason;
    }

    /** Whether the server certainly did not read the request. */
    public boolean certainlyNotSent() {
        return certainlyNotSent;
    }
}
