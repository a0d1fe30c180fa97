package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.log.SharedLog;
import com.dokploy.terraform.resources.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs every case that the declarations of some types imply, each on objects of its own, on one server. */
abstract class ConformanceSuite {
    private static final WantedCases WANTED = WantedCases.chosen();

    private SharedLog log;
    private ProviderHarness harness;
    private CaseRunner runner;

    /** What the provider offers. */
    abstract Catalog catalog();

    /** The types whose cases run. */
    abstract List<Resource<Session>> resources();

    /** The types whose cases all runs of the class have together. */
    List<Resource<Session>> everyResource() {
        return resources();
    }

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
        return wanted(this::attributeCases);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    List<DynamicNode> everyDataSource() {
        return wanted(this::dataSourceCases);
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    List<DynamicNode> everyWriteMayFail() {
        return wanted(this::failedWriteCases);
    }

    private List<DynamicNode> attributeCases(Resource<Session> resource) {
        var cases = new AttributeCases(runner).of(resource);
        var schema = resource.schema();
        assertThat(cases)
                .as("cases of %s that its declaration implies", schema.name())
                .hasSize(ImpliedCases.count(schema));
        return cases;
    }

    private List<DynamicNode> dataSourceCases(Resource<Session> resource) {
        return new DataSourceCases(runner).of(resource);
    }

    private List<DynamicNode> failedWriteCases(Resource<Session> resource) {
        return new FailedWriteCases(runner).of(resource.schema());
    }

    private List<DynamicNode> wanted(Function<Resource<Session>, List<DynamicNode>> cases) {
        var wanted =
                WANTED.of(resources().stream().map(cases).flatMap(List::stream).toList());
        if (wanted.isEmpty()) {
            WANTED.requireOneOf(everyResource().stream().flatMap(this::cases).toList());
        }
        return wanted;
    }

    private Stream<DynamicNode> cases(Resource<Session> resource) {
        return Stream.of(attributeCases(resource), dataSourceCases(resource), failedWriteCases(resource))
                .flatMap(List::stream);
    }
}
