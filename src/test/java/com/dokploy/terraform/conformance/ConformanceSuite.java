package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.log.SharedLog;
import com.dokploy.terraform.resources.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs every case that the declarations of some types imply, each on objects of its own, on one server. */
abstract class ConformanceSuite {
    private SharedLog log;
    private ProviderHarness harness;
    private CaseRunner runner;

    /** What the provider offers. */
    abstract Catalog catalog();

    /** The types whose cases run. */
    abstract List<Resource<Session>> resources();

    @BeforeEach
    void start() throws IOException {
        log = SharedLog.read();
        harness = new ProviderHarness(catalog());
        runner = new CaseRunner(harness, log);
    }

    @AfterEach
    void stop() {
        try (var _ = log;
                var _ = harness) {
            harness.fixtures().cleanUp();
            harness.target().assertValidRequests();
        }
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
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
        return wanted(tests);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    List<DynamicNode> everyDataSource() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            tests.addAll(new DataSourceCases(runner).of(resource));
        }
        return wanted(tests);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    List<DynamicNode> everyWriteMayFail() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            tests.addAll(new FailedWriteCases(runner).of(resource.schema()));
        }
        return wanted(tests);
    }

    /** All cases, or those whose name contains one of the texts that {@code -Dconformance.cases=drift:,import} names. */
    private static List<DynamicNode> wanted(List<DynamicNode> cases) {
        var texts = List.of(System.getProperty("conformance.cases", "").split(","));
        return cases.stream()
                .filter(node -> texts.stream().anyMatch(node.getDisplayName()::contains))
                .toList();
    }
}
