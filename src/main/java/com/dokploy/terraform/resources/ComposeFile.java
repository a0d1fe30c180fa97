package com.dokploy.terraform.resources;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A compose file as far as a plan has to understand it: whether it is one, what its services are called, and which ports
 * of the server they take. Dokploy itself says so only when it deploys.
 *
 * @param services the names of its services, in order
 * @param published the ports that they take on every address of the server, as {@code 8080/tcp}; those given by
 *     variables are not known
 * @param problem what is wrong with it, with its line where there is one; null if nothing is
 */
public record ComposeFile(
        Set<String> services,
        Set<String> published,
        @Nullable String problem) {
    /** The short form, as {@code 0.0.0.0:8000-8002:80-82/udp}. */
    private static final Pattern PORT =
            Pattern.compile("(?:(?:0\\.0\\.0\\.0|\\[::]):)?([0-9-]+):[0-9-]+(?:/(tcp|udp))?");

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** Reads a file. Never throws: what cannot be read is a problem. */
    public static ComposeFile read(String text) {
        Object document;
        try {
            document =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text);
        } catch (MarkedYamlEngineException broken) {
            var line = broken.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            return broken(line + broken.getProblem());
        } catch (YamlEngineException broken) {
            return broken(String.valueOf(broken.getMessage()));
        }
        if (!(document instanceof Map<?, ?> root)) {
            return broken("it is no mapping of keys such as `services`.");
        }
        if (!(root.get("services") instanceof Map<?, ?> services) || services.isEmpty()) {
            return root.containsKey("include")
                    ? new ComposeFile(Set.of(), Set.of(), null)
                    : broken("it has no `services`.");
        }
        var names = new LinkedHashSet<String>();
        var published = new LinkedHashSet<String>();
        for (var service : services.entrySet()) {
            if (!(service.getValue() instanceof Map<?, ?> settings)) {
                return broken("its service `" + service.getKey() + "` is no mapping of keys such as `image`.");
            }
            names.add(String.valueOf(service.getKey()));
            if (settings.get("ports") instanceof List<?> ports) {
                for (var port : ports) {
                    addPublished(port, published);
                }
            }
        }
        return new ComposeFile(names, published, null);
    }

    private static void addPublished(@Nullable Object port, Set<String> published) {
        if (port instanceof Map<?, ?> details) {
            if (details.get("host_ip") == null) {
                var protocol = details.get("protocol");
                addRange(String.valueOf(details.get("published")), protocol == null ? "tcp" : protocol, published);
            }
            return;
        }
        var parts = PORT.matcher(String.valueOf(port));
        if (parts.matches()) {
            var protocol = parts.group(2);
            addRange(parts.group(1), protocol == null ? "tcp" : protocol, published);
        }
    }

    private static void addRange(String range, Object protocol, Set<String> published) {
        var ends = RANGE.matcher(range);
        if (ends.matches()) {
            var first = Integer.parseInt(ends.group(1));
            var last = ends.group(2) == null ? first : Integer.parseInt(ends.group(2));
            for (var port = first; port <= last; port++) {
                published.add(port + "/" + protocol);
            }
        }
    }

    private static ComposeFile broken(String problem) {
        return new ComposeFile(Set.of(), Set.of(), problem);
    }

    /** Whether the names of all services are known: a file that includes others may have more. */
    public boolean knowsServices() {
        return !services.isEmpty();
    }
}
