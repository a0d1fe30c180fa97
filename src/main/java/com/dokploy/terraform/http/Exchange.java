package com.dokploy.terraform.http;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** One request under way: how far it got, and the way to end it from another thread. */
public final class Exchange {
    private volatile boolean sent;
    private volatile boolean aborted;
    private volatile @Nullable Socket socket;

    /** Called before the first byte of the request leaves. */
    void sending() {
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    boolean isAborted() {
        return aborted;
    }

    /** From now on {@link #abort()} closes this socket. */
    void uses(Socket bare) throws IOException {
        socket = bare;
        if (aborted) {
            bare.close();
            throw new IOException("given up");
        }
    }

    /** Ends whatever the exchange waits for. Closing the bare socket does not block; closing a TLS socket could. */
    public void abort() {
        aborted = true;
        var open = socket;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException _) {
            // It is being thrown away.
        }
    }
}
