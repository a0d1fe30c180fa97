package com.dokploy.terraform.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that runs the acceptance tests: the {@code terraform} on the PATH, and those that the environment variable
 * {@code TERRAFORM_BINARIES} lists, separated by colons.
 *
 * @param command the name or the path of the program
 */
record TerraformProgram(String command) {
    /** What newer programs can do. OpenTofu 1.12 has neither lists nor actions. */
    enum Feature {
        SECRETS_OF_SCHEMAS("imports without a note of sensitive variables", "1.9", "1.12"),
        WRITE_ONLY("write-only attributes", "1.11", "1.11"),
        IDENTITY("resource identity", "1.12", "1.12"),
        LISTS("lists", "1.14", "9999"),
        ACTIONS("actions", "1.14", "9999");

        private final String label;
        private final String sinceTerraform;
        private final String sinceOpenTofu;

        Feature(String label, String sinceTerraform, String sinceOpenTofu) {
            this.label = label;
            this.sinceTerraform = sinceTerraform;
            this.sinceOpenTofu = sinceOpenTofu;
        }
    }

    /** The {@code terraform} on the PATH. */
    static final TerraformProgram ON_PATH = new TerraformProgram("terraform");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns all programs that are to run the tests. */
    static List<TerraformProgram> all() {
        var all = new ArrayList<>(List.of(ON_PATH));
        var listed = System.getenv().getOrDefault("TERRAFORM_BINARIES", "");
        for (var command : listed.split(":", -1)) {
            if (!command.isBlank()) {
                all.add(new TerraformProgram(command));
            }
        }
        return all;
    }

    /** Skips the test, and says so, if the program lacks a feature. */
    void assumeHas(Feature feature) {
        var has = has(feature);
        if (!has) {
            System.out.printf("%s %s has no %s: skipped.%n", command, version(), feature.label);
        }
        Assumptions.assumeTrue(has, feature.label);
    }

    /** Whether the program has a feature. */
    boolean has(Feature feature) {
        var since = isOpenTofu() ? feature.sinceOpenTofu : feature.sinceTerraform;
        return Version.parse(version()).compareTo(Version.parse(since)) >= 0;
    }

    private String version() {
        try {
            return JSON.readTree(output("version", "-json"))
                    .path("terraform_version")
                    .asText();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isOpenTofu() {
        return output("version").startsWith("OpenTofu");
    }

    private String output(String... arguments) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
        try (var reader = builder.start().inputReader()) {
            return String.join("\n", reader.lines().toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return command.substring(command.lastIndexOf('/') + 1);
    }
}
