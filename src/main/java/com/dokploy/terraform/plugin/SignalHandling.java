package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;

/** Handles Ctrl-C. */
final class SignalHandling {
    private SignalHandling() {}

    /**
     * Ignores SIGINT. A Ctrl-C reaches host and plugins alike; the host then asks us to stop and waits for the states
     * that running calls have to save, which a dead plugin could not answer (docs/design/protocol.md, "Stop and
     * cancellation").
     *
     * <p>By reflection, because the compiler warns of {@code sun.misc.Signal} in a way that nothing suppresses; the JDK
     * has no other way to ignore a signal. The launcher ignores SIGINT before the JVM starts; this method is for users
     * who start the JVM themselves.
     */
    static void ignore() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            Log.warn("Signals cannot be handled; Ctrl-C ends the provider immediately", "error", e);
        }
    }
}
