package com.dokploy.terraform.acceptance;

import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that each have a working directory, on the server that the build names or on a sandbox of their own, with every
 * program that is to run them.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
abstract class OnServer {
    @Parameter
    TerraformProgram program;

    @TempDir
    Path directory;

    TargetServer target;
    TestClient client;
    Workspace workspace;
    private Optional<ProviderProcess> provider = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        target = open();
        client = target.client();
        if (sharesOneProvider()) {
            provider = Optional.of(ProviderProcess.startPackaged(directory, target));
        }
        workspace = workspace(directory);
    }

    /** Prepares a directory for a configuration. */
    final Workspace workspace(Path directory) throws IOException {
        var prepared = new Workspace(directory, target, program);
        provider.ifPresent(process -> process.environment().forEach(prepared::environment));
        return prepared;
    }

    /**
     * Whether one process of the provider serves all commands of a test, so that none of them waits for a start. Such a
     * process has one configuration at a time, so the test cannot have several {@code provider} blocks.
     */
    boolean sharesOneProvider() {
        return false;
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
        } finally {
            provider.ifPresent(ProviderProcess::close);
        }
    }

    /** Takes everything away again that a test has made. */
    void leave() throws Exception {
        workspace.destroy();
    }
}
