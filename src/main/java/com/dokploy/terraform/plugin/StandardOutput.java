package com.dokploy.terraform.plugin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's real stdout, taken away from everybody else. The host reads the first line written to it as the
 * handshake, so a single stray word of a library would keep the plugin from starting.
 */
public final class StandardOutput {
    private final OutputStream stream;

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** Takes stdout; from here on {@code System.out} is stderr. Must come before anything else that could print. */
    public static StandardOutput take() {
        System.setOut(System.err);
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /**
     * Writes one line.
     *
     * @throws IOException when nobody holds the other end any more
     */
    void line(String text) throws IOException {
        stream.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        stream.flush();
    }

    /**
     * Lets go of stdout for good; what is written to it from now on, by whomever, is lost. The host sees the end of the
     * stream now and not in the middle of cleaning up after the process, which it would log as an error.
     */
    void close() throws IOException {
        stream.close();
    }
}
