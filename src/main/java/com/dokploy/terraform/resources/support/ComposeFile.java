package com.dokploy.terraform.resources.support;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A compose file as far as a plan has to understand it: whether it is valid, the names of its services, and the ports
 * of the server that they take. Dokploy itself reports errors only when it deploys.
 *
 * @param services the names of the services, in order
 * @param published the ports that they take on every address of the server, as {@code 8080/tcp}; those given by
 *     variables are not known
 * @param mayHaveVolumes whether running it may make volumes
 * @param problem the error in the file, with its line where there is one; null if there is no error
 */
public record ComposeFile(
        Set<String> services,
        Set<String> published,
        boolean mayHaveVolumes,
        @Nullable String problem) {
    /** The short form of a port, as {@code 0.0.0.0:8000-8002:80-82/udp}. */
    private static final Pattern PORT =
            Pattern.compile("(?:(?:0\\.0\\.0\\.0|\\[::]):)?([0-9-]+):[0-9-]+(?:/(tcp|udp))?");

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** Reads a file. Never throws: a file that cannot be read has a {@link #problem}. */
    public static ComposeFile read(String text) {
        var document = Yaml.read(text);
        if (document.problem() != null) {
            return broken(document.problem());
        }
        if (!(document.root() instanceof MappingNode root)) {
            return broken("the file is not a mapping of keys such as `services`.");
        }
        var top = Yaml.values(root);
        if (!(top.get("services") instanceof MappingNode mapping)
                || mapping.getValue().isEmpty()) {
            return top.containsKey("include")
                    ? new ComposeFile(Set.of(), Set.of(), true, null)
                    : broken("the file has no `services`.");
        }
        var services = Yaml.values(mapping);
        var published = new LinkedHashSet<String>();
        var mayHaveVolumes = top.containsKey("include");
        for (var service : services.entrySet()) {
            if (!(service.getValue() instanceof MappingNode settings)) {
                return broken("the service `" + service.getKey() + "` is not a mapping of keys such as `image`.");
            }
            if (Yaml.value(settings, "ports") instanceof SequenceNode ports) {
                for (var port : ports.getValue()) {
                    addPublished(port, published);
                }
            }
            mayHaveVolumes |= mayHaveVolumes(settings);
        }
        return new ComposeFile(new LinkedHashSet<>(services.keySet()), published, mayHaveVolumes, null);
    }

    private static boolean mayHaveVolumes(MappingNode service) {
        var settings = Yaml.values(service);
        if (settings.containsKey("extends")) {
            return true;
        }
        return settings.get("volumes") instanceof SequenceNode mounts
                && mounts.getValue().stream().anyMatch(ComposeFile::isVolume);
    }

    /** Whether a mount is a volume, or may be one: its source may be a variable. */
    private static boolean isVolume(Node mount) {
        if (mount instanceof MappingNode mapping) {
            var type = Yaml.text(Yaml.value(mapping, "type"));
            return type == null || type.equals("volume") || type.indexOf('$') >= 0;
        }
        var text = Yaml.text(mount);
        var isOfHost = text != null && !text.isEmpty() && "/.~".indexOf(text.charAt(0)) >= 0 && text.indexOf(':') > 0;
        return text != null && !isOfHost;
    }

    private static void addPublished(Node port, Set<String> published) {
        if (port instanceof MappingNode mapping) {
            var details = Yaml.values(mapping);
            if (Yaml.text(details.get("host_ip")) == null) {
                addRange(Yaml.text(details.get("published")), Yaml.text(details.get("protocol")), published);
            }
            return;
        }
        var text = Yaml.text(port);
        var parts = PORT.matcher(text == null ? "" : text);
        if (parts.matches()) {
            addRange(parts.group(1), parts.group(2), published);
        }
    }

    private static void addRange(@Nullable String range, @Nullable String protocol, Set<String> published) {
        var ends = RANGE.matcher(range == null ? "" : range);
        if (ends.matches()) {
            var first = Integer.parseInt(ends.group(1));
            var last = ends.group(2) == null ? first : Integer.parseInt(ends.group(2));
            for (var port = first; port <= last; port++) {
                published.add(port + "/" + (protocol == null ? "tcp" : protocol));
            }
        }
    }

    private static ComposeFile broken(String problem) {
        return new ComposeFile(Set.of(), Set.of(), true, problem);
    }

    /** Whether the names of all services are known: a file that includes others may have more. */
    public boolean knowsServices() {
        return !services.isEmpty();
    }
}
