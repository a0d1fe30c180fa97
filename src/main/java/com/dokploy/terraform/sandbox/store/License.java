package com.dokploy.terraform.sandbox.store;

import java.util.concurrent.atomic.AtomicBoolean;

/** The enterprise license of the server, which it has or not. Thread-safe. */
public final class License {
    private final AtomicBoolean valid = new AtomicBoolean();
    private final AtomicBoolean session = new AtomicBoolean();

    /** Whether the server has a valid license. */
    public boolean isValid() {
        return valid.get();
    }

    /** Gives the server a license, or takes it away. */
    public void set(boolean isValid) {
        valid.set(isValid);
    }

    /**
     * Whether calls come with the cookie of a session of the dashboard, beside the API key: some of what only a license
     * unlocks needs both (source of v0.30.2).
     */
    public boolean hasSession() {
        return session.get();
    }

    /** Has calls come with the cookie of a session, or without. */
    public void session(boolean isThere) {
        session.set(isThere);
    }
}
