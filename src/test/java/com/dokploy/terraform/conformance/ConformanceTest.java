package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.log.Level;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every case that the declarations imply, each on objects of its own, against a sandbox or a real server.
 */
class ConformanceTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private ProviderHarness harness;
    private CaseRunner runner;

    /** What the provider offers. */
    Catalog catalog() {
        return Catalog.all();
    }

    @BeforeEach
    void start() throws IOException {
        Log.writeTo(log, Level.TRACE);
        harness = new ProviderHarness(catalog());
        runner = new CaseRunner(harness, log);
    }

    @AfterEach
    void stop() {
        Log.writeTo(System.err, Level.OFF);
        try (var _ = harness) {
            harness.fixtures().cleanUp();
            harness.target().assertValidRequests();
        }
    }

    @TestFactory
    List<DynamicNode> everyAttributeOfEveryType() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            var cases = new AttributeCases(runner).of(resource);
            var schema = resource.schema();
            assertThat(cases)
                    .as("cases of %s that its declaration implies", schema.name())
                    .hasSize(ImpliedCases.count(schema));
            tests.addAll(cases);
        }
        return tests;
    }

    @TestFactory
    List<DynamicNode> everyDataSource() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            tests.addAll(new DataSourceCases(runner).of(resource));
        }
        return tests;
    }

    @TestFactory
    List<DynamicNode> everyWriteMayFail() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            tests.addAll(new FailedWriteCases(runner).of(resource.schema()));
        }
        return tests;
    }

    /** All types, or those that {@code -Dconformance.types=dokploy_mount,dokploy_port} names. */
    List<Resource<Session>> resources() {
        return SampleSize.resources();
    }
}
