package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the files of projects. */
class AdoptedConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "Shop, shop",
        "Override, override_project",
        "Theme Override, theme_override_project",
        "Overrides, overrides",
        "server, server_2"
    })
    void noFileIsAnOverrideFile(String project, String file) {
        var taken = new HashSet<>(Set.of("server"));
        assertThat(AdoptedConfiguration.file(project, "dokploy_project", taken)).isEqualTo(file);
        assertThat(taken).contains(file);
    }

    @Test
    void longNamesOfProjectsHaveDifferentFiles() {
        var taken = new HashSet<String>();
        var file = AdoptedConfiguration.file("x".repeat(600), "dokploy_project", taken);
        assertThat(file).hasSize(64);
        assertThat(AdoptedConfiguration.file("x".repeat(601), "dokploy_project", taken))
                .isEqualTo(file + "_2");
    }

    @Test
    void projectsOfOneNameHaveDifferentFiles() {
        var taken = new HashSet<>(Set.of("override_project"));
        assertThat(AdoptedConfiguration.file("override", "dokploy_project", taken))
                .isEqualTo("override_project_2");
    }
}
