package com.dokploy.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.engine.PlanLint;
import com.dokploy.terraform.framework.engine.SchemaLint;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final DokployProvider provider = new DokployProvider("0.0.0", Map.of(), SharedCatalog.CATALOG);

    @Test
    void everySchemaFollowsTheRules() {
        assertThat(provider.resources()).isNotEmpty();
        assertThat(provider.dataSources()).isNotEmpty();
        assertThat(provider.ephemerals()).isNotEmpty();
        assertThat(SchemaLint.problems(provider)).isEmpty();
    }

    @Test
    void everyTypeAndFunctionIsFoundByItsName() {
        for (var resource : provider.resources()) {
            assertThat(provider.resource(resource.schema().name())).isSameAs(resource);
        }
        for (var dataSource : provider.dataSources()) {
            assertThat(provider.dataSource(dataSource.schema().name())).isSameAs(dataSource);
        }
        for (var ephemeral : provider.ephemerals()) {
            assertThat(provider.ephemeral(ephemeral.schema().name())).isSameAs(ephemeral);
        }
        for (var function : provider.functions()) {
            assertThat(provider.function(function.name())).hasSameClassAs(function);
        }
        assertThat(provider.function("unknown")).isNull();
        assertThat(provider.resource("dokploy_unknown")).isNull();
        assertThat(provider.dataSource("dokploy_unknown")).isNull();
        assertThat(provider.ephemeral("dokploy_unknown")).isNull();
    }

    @Test
    void everyResourcePlansWhatTerraformAccepts() {
        assertThat(PlanLint.problems(provider, 1_000)).isEmpty();
    }
}
