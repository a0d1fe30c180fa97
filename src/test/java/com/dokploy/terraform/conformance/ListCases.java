package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.protocol.generated.ListResource.Event;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code terraform query} lists is what an import finds, and the configuration that it writes changes nothing. */
final class ListCases {
    private final CaseRunner runner;
    private final Terraform terraform;

    ListCases(CaseRunner runner) {
        this.runner = runner;
        terraform = runner.harness().terraform();
    }

    void lists(Resource<Session> resource) {
        var schema = resource.schema();
        var list = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(resource), "no list of the type")
                .schema();
        for (var config : List.of(
                runner.configurations().minimal(schema), runner.configurations().full(schema))) {
            var kept = runner.create(schema, config);
            var imported = terraform.importByIdentity(schema, kept.identity());
            var listed = listed(list, Map.of(), kept);

            if (isDokploysOwn(schema, kept)) {
                assertThat(listed).as("an object that is not for Terraform").isEmpty();
                runner.destroyIfPresent(schema, kept);
                continue;
            }
            assertThat(listed).as("the object on the list").hasSize(1);
            assertImportable(resource, listed.getFirst(), kept);
            assertThat(listed.getFirst().getResourceObject())
                    .as("the object as an import finds it")
                    .isEqualTo(Terraform.encode(imported.state(), schema.valueType()));
            assertFiltered(list, imported, kept);
            assertGenerated(schema, imported);
            runner.destroyIfPresent(schema, kept);
        }
    }

    /** The name that a list shows leads an import to the object. */
    private void assertImportable(Resource<Session> resource, Event listed, Terraform.StoredState kept) {
        assertThat(listed.getDisplayName()).isNotBlank();
        if (!resource.importPath().isEmpty()) {
            var imported = terraform.importState(resource.schema(), listed.getDisplayName());
            assertThat(imported.identity())
                    .as("the object `%s`", listed.getDisplayName())
                    .isEqualTo(kept.identity());
        }
    }

    /** Dokploy writes the Traefik file of an application itself, whenever its domains change. */
    private static boolean isDokploysOwn(Schema schema, Terraform.StoredState kept) {
        return schema.name().equals("dokploy_traefik_config")
                && !kept.object().at("application_id").isNull();
    }

    /** Each filter that says what the object is finds the object, and no other value does. */
    private void assertFiltered(Schema list, Terraform.StoredState imported, Terraform.StoredState kept) {
        for (var filter : list.attributes()) {
            var value = imported.object().at(filter.name());
            if (value instanceof Value.Text) {
                assertThat(listed(list, Map.of(filter.name(), value), kept))
                        .as("with %s = %s", filter.name(), value)
                        .singleElement()
                        .extracting(Event::getDisplayName)
                        .isEqualTo(listed(list, Map.of(), kept).getFirst().getDisplayName());
                assertNotListed(list, Map.of(filter.name(), Value.of("nothing-like-this")), kept);
                if (filter.name().endsWith("_id")
                        && !filter.name().equals("environment_id")
                        && list.attribute("environment_id") != null) {
                    assertNotListed(
                            list, Map.of(filter.name(), value, "environment_id", Value.of("nothing-like-this")), kept);
                }
            }
        }
    }

    /** A place that does not exist is an error. */
    private void assertNotListed(Schema list, Map<String, Value> filters, Terraform.StoredState kept) {
        assertThat(terraform.tryList(list, Configurations.complete(list, filters)))
                .as("with %s", filters)
                .noneMatch(event -> event.getIdentity().equals(kept.identity()));
    }

    private void assertGenerated(Schema schema, Terraform.StoredState imported) {
        var generated = terraform.generateConfig(schema, imported.state());
        // Secrets are for people to fill in.
        if (terraform.validate(schema, generated).isEmpty()) {
            assertThat(terraform.plan(schema, imported, generated).planned())
                    .as("plan of the generated configuration")
                    .isEqualTo(imported.state());
        }
    }

    private List<Event> listed(Schema list, Map<String, Value> filters, Terraform.StoredState kept) {
        var config = Configurations.complete(list, filters);
        return terraform.list(list, config).stream()
                .filter(event -> event.getIdentity().equals(kept.identity()))
                .toList();
    }
}
