package com.dokploy.terraform.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a working directory, on the server that the build names or on a sandbox of their own. */
abstract class OnServer {
    @TempDir
    Path directory;

    Server server;
    Workspace workspace;

    @BeforeEach
    void start() throws IOException {
        server = open();
        workspace = new Workspace(directory, server);
    }

    Server open() {
        return Server.start();
    }

    @AfterEach
    void stop() throws Exception {
        try {
            leave();
        } finally {
            server.close();
        }
    }

    /** Takes everything away again that a test has made. */
    void leave() throws Exception {
        workspace.destroy();
    }
}
