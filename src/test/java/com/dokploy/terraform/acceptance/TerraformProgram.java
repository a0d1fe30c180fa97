package com.dokploy.terraform.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that runs the acceptance tests: the {@code terraform} on the PATH, and those that the environment variable
 * {@code TERRAFORM_BINARIES} lists, separated by colons.
 *
 * @param command the name or the path of the program
 */
public record TerraformProgram(String command) {
    /** What newer programs can do. OpenTofu 1.12 has neither lists nor actions. */
    enum Feature {
        /** Earlier ones crash at a computed attribute that has attributes of its own. */
        GENERATED_CONFIGURATION("generated configuration", "1.7", "1.12", "(?!)"),
        /** OpenTofu 1.7 calls them with arguments that are not known yet. */
        FUNCTIONS("functions of providers", "1.8", "1.10", "provider::"),
        SECRETS_OF_SCHEMAS("imports without a note of sensitive variables", "1.9", "1.12", "(?!)"),
        EPHEMERAL_RESOURCES("ephemeral resources", "1.10", "1.11", "^ephemeral \""),
        WRITE_ONLY("write-only attributes", "1.11", "1.11", "_wo += "),
        IDENTITY("resource identity", "1.12", "1.12", "identity += \\{"),
        LISTS("lists", "1.14", "9999", "^list \""),
        ACTIONS("actions", "1.14", "9999", "^action \"");

        private final String label;
        private final String sinceTerraform;
        private final String sinceOpenTofu;
        private final Pattern use;

        Feature(String label, String sinceTerraform, String sinceOpenTofu, String use) {
            this.label = label;
            this.sinceTerraform = sinceTerraform;
            this.sinceOpenTofu = sinceOpenTofu;
            this.use = Pattern.compile(use, Pattern.MULTILINE);
        }
    }

    /** The {@code terraform} on the PATH. */
    static final TerraformProgram ON_PATH = new TerraformProgram("terraform");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();

    /** Returns all programs that are to run the tests. */
    public static List<TerraformProgram> all() {
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
        Assumptions.assumeTrue(hasOrSaysSo(feature), feature.label);
    }

    /** Skips the test, and says so, if the program cannot read a configuration. */
    void assumeReads(String configuration) {
        Assumptions.assumeTrue(reads(configuration), "what the configuration uses");
    }

    /** Whether the program has the features that a configuration uses; if not, says that something is skipped. */
    boolean reads(String configuration) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.use.matcher(configuration).find())
                .allMatch(this::hasOrSaysSo);
    }

    private boolean hasOrSaysSo(Feature feature) {
        var has = has(feature);
        if (!has) {
            System.out.printf("%s %s has no %s: skipped.%n", command, version(), feature.label);
        }
        return has;
    }

    /** Whether the program has a feature. */
    boolean has(Feature feature) {
        var since = isOpenTofu() ? feature.sinceOpenTofu : feature.sinceTerraform;
        return Version.parse(version()).compareTo(Version.parse(since)) >= 0;
    }

    /** The file that runs. */
    Path executable() {
        if (command.contains("/")) {
            return Path.of(command).toAbsolutePath();
        }
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(command + " is not on the PATH"));
    }

    /** Returns a PATH on which this program is the {@code terraform}, by a script in an empty directory. */
    String pathOfTerraform(Path directory) throws IOException {
        var path = System.getenv("PATH");
        if (equals(ON_PATH)) {
            return path;
        }
        var script = directory.resolve(ON_PATH.command());
        Files.writeString(script, "#!/bin/sh\nexec '" + executable() + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory + ":" + path;
    }

    /** The registry that an address of a provider without a host belongs to. */
    String registry() {
        return isOpenTofu() ? "registry.opentofu.org" : "registry.terraform.io";
    }

    private String version() {
        try {
            return JSON.readTree(answer("version -json"))
                    .path("terraform_version")
                    .asText();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isOpenTofu() {
        return answer("version").startsWith("OpenTofu");
    }

    /** What the program says about itself, asked once. */
    private String answer(String arguments) {
        return ANSWERS.computeIfAbsent(command + " " + arguments, _ -> output(arguments.split(" ")));
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
