package com.dokploy.terraform.plugin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's real stdout, which nothing else can write to. The host reads the first line written to it as the
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
     * @throws IOException when nobody reads the other end any more
     */
    void line(String text) throws IOException {
        stream.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        stream.flush();
    }

    /**
     * Closes stdout for good; everything written to it from now on is lost. The host sees the end of the stream now and
     * not in the middle of cleaning up after the process, which it would log as an error.
     */
    void close() throws IOException {
        stream.close();
    }
}
