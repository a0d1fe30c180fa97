package com.dokploy.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.SchemaLint;
import com.dokploy.terraform.resources.DokployProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
    @Test
    void everySchemaFollowsTheRules() {
        var provider =
                new DokployProvider("0.0.0", Map.of(), Catalog.resources(), Catalog.dataSources(), Catalog.functions());
        assertThat(provider.resources()).isNotEmpty();
        assertThat(provider.dataSources()).isNotEmpty();
        assertThat(SchemaLint.problems(provider)).isEmpty();
    }
}
