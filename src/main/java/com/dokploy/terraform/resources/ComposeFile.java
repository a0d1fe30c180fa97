package com.dokploy.terraform.resources;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A compose file as far as a plan has to understand it: whether it is one, and what its services are called. Dokploy
 * itself says so only when it deploys.
 *
 * @param services the names of its services, in order
 * @param problem what is wrong with it, with its line where there is one; null if nothing is
 */
public record ComposeFile(Set<String> services, @Nullable String problem) {
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
            return root.containsKey("include") ? new ComposeFile(Set.of(), null) : broken("it has no `services`.");
        }
        var names = new LinkedHashSet<String>();
        for (var service : services.entrySet()) {
            if (!(service.getValue() instanceof Map<?, ?>)) {
                return broken("its service `" + service.getKey() + "` is no mapping of keys such as `image`.");
            }
            names.add(String.valueOf(service.getKey()));
        }
        return new ComposeFile(names, null);
    }

    private static ComposeFile broken(String problem) {
        return new ComposeFile(Set.of(), problem);
    }

    /** Whether the names of all services are known: a file that includes others may have more. */
    public boolean knowsServices() {
        return !services.isEmpty();
    }
}
