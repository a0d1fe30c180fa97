package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;

/** What Ctrl-C means. */
final class SignalHandling {
    private SignalHandling() {}

    /**
     * Makes SIGINT mean nothing. A Ctrl-C reaches host and plugins alike; the host then asks us to stop and waits for
     * what running calls have to save, which a dead plugin could not answer (docs/design/protocol.md, "Stop and
     * cancellation").
     *
     * <p>By reflection, because the compiler warns of {@code sun.misc.Signal} in a way that nothing suppresses; the JDK
     * has no other way to ignore a signal. The launcher does the same before the JVM starts, this is for those who
     * start the JVM themselves.
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
            Log.warn("Ctrl-C will end the provider at once", "error", e);
        }
    }
}
