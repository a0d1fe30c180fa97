package com.dokploy.terraform.conformance;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.sandbox.Sandbox;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that each have a sandbox, and a provider that they configure themselves. */
abstract class UnconfiguredProviderTest {
    static final DokployProvider PROVIDER = new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);

    Sandbox sandbox;
    Terraform terraform;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(Sandbox.Options.standard());
        terraform = new Terraform(PROVIDER);
    }

    @AfterEach
    void stop() {
        terraform.close();
        sandbox.close();
    }
}
