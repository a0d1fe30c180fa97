package com.dokploy.terraform.acceptance;

import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a working directory, on the server that the build names or on a sandbox of their own. */
abstract class OnServer {
    @TempDir
    Path directory;

    TargetServer target;
    TestClient client;
    Workspace workspace;

    @BeforeEach
    void start() throws IOException {
        target = open();
        client = target.client();
        workspace = new Workspace(directory, target);
    }

    TargetServer open() {
        return TargetServer.open();
    }

    @AfterEach
    void stop() throws Exception {
        try (var _ = target;
                var _ = workspace) {
            leave();
            target.assertValidRequests();
        }
    }

    /** Takes everything away again that a test has made. */
    void leave() throws Exception {
        workspace.destroy();
    }
}
