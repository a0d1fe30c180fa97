package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicNode;

/** Cases of data sources: what they say about an object that a resource has made. */
final class DataSourceCases {
    private final ProviderHarness harness;
    private final CaseRunner runner;
    private final CaseConfigurations configurations;
    private final Terraform terraform;

    DataSourceCases(CaseRunner runner) {
        this.runner = runner;
        harness = runner.harness();
        configurations = runner.configurations();
        terraform = harness.terraform();
    }

    /** One case for each data source of a type. */
    List<DynamicNode> of(Resource<Session> resource) {
        var managed = resource.schema();
        var tests = new ArrayList<DynamicNode>();
        for (var dataSource : resource.dataSources()) {
            var schema = dataSource.schema();
            if (schema.name().equals(managed.name())) {
                tests.add(runner.test(schema, "looked up", () -> looksUp(managed, schema)));
            } else {
                tests.add(runner.test(schema, "listed", () -> lists(managed, schema)));
            }
        }
        if (managed.name().equals("dokploy_application")) {
            var services = ListDataSource.ofServices().schema();
            tests.add(runner.test(services, "listed", () -> lists(managed, services)));
        }
        return tests;
    }

    /** What a data source says is what the resource says, without the secrets. */
    private void looksUp(Schema managed, Schema schema) {
        var kept = runner.create(managed, configurations.full(managed));
        var found = terraform.lookUp(
                schema,
                Configurations.complete(schema, Map.of("id", kept.object().at("id"))));
        for (var attribute : schema.attributes()) {
            var ours = kept.object().at(attribute.name());
            if (attribute.nested() == null && !ours.isNull()) {
                var theirs = found.at(attribute.name());
                var isSame = ours instanceof Value.Text(var our)
                        && theirs instanceof Value.Text(var their)
                        && attribute.format().same(our, their);
                assertThat(isSame || ours.equals(theirs))
                        .as("%s: %s is %s", attribute.name(), theirs, ours)
                        .isTrue();
            }
        }
        assertThat(found.toString())
                .as("what a data source puts into the state")
                .doesNotContainIgnoringCase("canary");
    }

    /** A listing shows a new object of the type whose plural it is, and an empty list once it is gone. */
    private void lists(Schema managed, Schema schema) {
        var kept = runner.create(managed, configurations.unprotected(managed));
        var parents = new HashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable() && managed.attribute(attribute.name()) != null) {
                parents.put(attribute.name(), kept.object().at(attribute.name()));
            }
        }
        var config = Configurations.complete(schema, parents);
        var id = kept.object().at("id");
        assertThat(items(schema, config)).extracting(item -> item.at("id")).contains(id);
        assertThat(items(schema, config).toString())
                .as("what a data source puts into the state")
                .doesNotContainIgnoringCase("canary");
        terraform.destroy(managed, kept);
        assertThat(items(schema, config)).extracting(item -> item.at("id")).doesNotContain(id);
    }

    /** Never null, which nothing could be done with in a configuration. */
    private List<Value.MapValue> items(Schema schema, Value.MapValue config) {
        var items = new ArrayList<Value.MapValue>();
        for (var item : ((Value.ListValue) terraform.lookUp(schema, config).at("items")).items()) {
            items.add((Value.MapValue) item);
        }
        return items;
    }
}
