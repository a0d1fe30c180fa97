package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.notification.Notifications;
import com.dokploy.terraform.resources.service.Services;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.Listing;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        var everyKind = everyKind(managed);
        if (everyKind != null) {
            tests.add(runner.test(everyKind, "listed", () -> lists(managed, everyKind)));
        }
        return tests;
    }

    /** The listing of objects of several types that a type stands for here; null if there is none. */
    private static @Nullable Schema everyKind(Schema managed) {
        return switch (managed.name()) {
            case "dokploy_application" -> new Services().schema();
            case "dokploy_slack_notification" -> new Notifications().schema();
            default -> null;
        };
    }

    /** What a data source says is what the resource says, without the secrets. */
    private void looksUp(Schema managed, Schema schema) {
        var kept = runner.create(managed, configurations.full(managed));
        var found = terraform.lookUp(
                schema,
                Configurations.complete(schema, Map.of("id", kept.object().at("id"))));
        for (var attribute : schema.attributes()) {
            var expected = kept.object().at(attribute.name());
            var own = managed.attribute(attribute.name());
            var mayHaveChanged = own != null && own.isServerManaged();
            if (attribute.nested() == null && !expected.isNull() && !mayHaveChanged) {
                var actual = found.at(attribute.name());
                var isSame = expected instanceof Value.Text(var expectedText)
                        && actual instanceof Value.Text(var actualText)
                        && attribute.format().same(expectedText, actualText);
                assertThat(isSame || expected.equals(actual))
                        .as("%s: %s is %s", attribute.name(), actual, expected)
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
        for (var item :
                ((Value.ListValue) terraform.lookUp(schema, config).at(Listing.attributeName(schema.name()))).items()) {
            items.add((Value.MapValue) item);
        }
        return items;
    }
}
