package com.dokploy.terraform.conformance;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a harness: a sandbox, and processes of the provider that keep their data in one directory. */
abstract class HarnessTest {
    @TempDir
    Path directory;

    ProviderHarness harness;

    @BeforeEach
    void start() throws IOException {
        harness = new ProviderHarness(directory.resolve("journal"));
    }

    @AfterEach
    void stop() {
        harness.close();
    }
}
