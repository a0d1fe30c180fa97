package com.dokploy.terraform.http;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request under way: knows how far it got, and ends it from another thread. */
public final class Exchange {
    private final Consumer<String> lines;
    private volatile boolean sent;
    private volatile boolean aborted;
    private volatile @Nullable Socket socket;

    /** @param lines is handed each line of the response's body as soon as it has come */
    Exchange(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Notes that a line of the response's body has come. */
    void receive(String line) {
        lines.accept(line);
    }

    /** Notes that the request is being sent. Called before its first byte leaves. */
    void sending() {
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    boolean isAborted() {
        return aborted;
    }

    /** Makes {@link #abort()} close this socket from now on. */
    void uses(Socket bare) throws IOException {
        socket = bare;
        if (aborted) {
            bare.close();
            throw new IOException("given up");
        }
    }

    /** Ends whatever wait the exchange is in. Closing the bare socket does not block; closing a TLS socket could. */
    public void abort() {
        aborted = true;
        var open = socket;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException _) {
            // Nobody uses the socket any more.
        }
    }
}
