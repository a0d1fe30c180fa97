package com.dokploy.terraform.sandbox.builds;

import com.dokploy.terraform.sandbox.docker.Images;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The result of a deploy of an application or a compose stack: every build or pull works, unless its name says
 * otherwise or a setting that it needs is missing.
 *
 * @param isCloned whether a repository was cloned for the build
 * @param image the image that runs afterwards
 * @param log the output of the build after its first line
 */
record BuildResult(boolean succeeded, boolean isCloned, String image, String log) {
    private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*image:\\s*[\"']?([^\\s\"'#]+)");
    private static final String OCCURRED = "\nError occurred ❌, check the logs for details.\n";

    /**
     * Deploys an application.
     *
     * @param complaint the reason that keeps the service from running; null if there is none
     */
    static BuildResult ofApplication(ObjectNode row, @Nullable String complaint) {
        var built = row.path("sourceType").asText().equals("docker")
                ? pulled(row.path("dockerImage").asText(""))
                : cloned(row, row.path("appName").asText() + ":latest");
        return complaint == null || !built.succeeded()
                ? built
                : new BuildResult(false, built.isCloned(), "", built.log() + complaint + "\n" + OCCURRED);
    }

    /**
     * Deploys a stack.
     *
     * @param domains the domains of the stack: one that is enabled and whose service is not in the compose file fails
     *     the deploy (seen on v0.30.2)
     * @param complaint the reason that keeps the stack from running; null if there is none
     */
    static BuildResult ofCompose(ObjectNode row, List<ObjectNode> domains, @Nullable String complaint) {
        if (complaint != null) {
            return failed("Error: " + complaint + "\n");
        }
        if (!row.path("sourceType").asText().equals("raw")) {
            return cloned(row, "compose");
        }
        var file = row.path("composeFile").asText("");
        if (file.isBlank()) {
            return failed("Error: ❌ Compose file is empty\n");
        }
        var images = IMAGE.matcher(file);
        while (images.find()) {
            if (Images.isMissing(images.group(1))) {
                return failed(Images.noSuchImage(images.group(1)));
            }
        }
        var services = services(row, file);
        for (var domain : domains) {
            var service = domain.path("serviceName").asText("");
            if (domain.path("enabled").asBoolean(true) && !services.contains(service)) {
                return failed("Error: ❌ Domain \"" + domain.path("host").asText() + "\" is attached to service \""
                        + service + "\" which does not exist in the compose\n");
            }
        }
        return new BuildResult(true, false, "compose", "Docker Compose Deployed: ✅\n");
    }

    /** The services of a compose file, renamed as {@code randomize} has them. */
    private static Set<String> services(ObjectNode row, String file) {
        var suffix = row.path("randomize").asBoolean() ? row.path("suffix").asText("") : "";
        var names = new HashSet<String>();
        for (var service : entries(entries(new Compose(LoadSettings.builder().build())
                                .composeString(file)
                                .orElse(null))
                        .get("services"))
                .keySet()) {
            names.add(suffix.isEmpty() ? service : service + "-" + suffix);
        }
        return names;
    }

    /** The entries of a mapping, unread, so that tags such as {@code !reset} mean nothing here. */
    private static Map<String, Node> entries(@Nullable Node node) {
        var entries = new HashMap<String, Node>();
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), entry.getValueNode());
                }
            }
        }
        return entries;
    }

    private static BuildResult pulled(String image) {
        if (image.isEmpty() || image.equals("null")) {
            return failed("Pulling \nError: Docker image not found\n❌ Pulling image failed\n");
        }
        if (Images.isMissing(image)) {
            return failed("Pulling " + image + "\n" + Images.noSuchImage(image) + "❌ Pulling image failed\n");
        }
        return new BuildResult(
                true,
                false,
                image,
                "Pulling " + image + "\nStatus: Image is up to date for " + image + "\n" + image
                        + "\n✅ Pulling image completed.\n");
    }

    private static BuildResult cloned(ObjectNode row, String image) {
        var source = row.path("sourceType").asText();
        var provider = source.substring(0, 1).toUpperCase(Locale.ROOT) + source.substring(1);
        var address = source.equals("git") ? row.path("customGitUrl") : row.path(source + "Id");
        if (source.equals("drop") || !address.isTextual()) {
            return failed("Error: ❌ " + provider + " Provider not found\n");
        }
        var repository = source.equals("git") ? address.asText() : source + " repository";
        if (Images.isMissing(repository)) {
            return failed("Cloning Repo " + repository + "\nfatal: could not read from remote repository\n");
        }
        // Git's progress stays in the log with its carriage returns (seen on v0.30.2).
        var progress = "remote: Counting objects:  50% (1/2)\rremote: Counting objects: 100% (2/2), done.\n";
        return new BuildResult(
                true, true, image, "Cloning Repo " + repository + "\n" + progress + "✅ Cloned\n✅ Build completed.\n");
    }

    private static BuildResult failed(String log) {
        return new BuildResult(false, false, "", log + OCCURRED);
    }
}
