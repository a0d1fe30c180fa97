package com.dokploy.terraform.sandbox.docker;

import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Traefik file of each application: written from its domains, or by hand until a domain changes. Guarded by the
 * store's lock.
 */
public final class TraefikFiles {
    private static final String DYNAMIC = "/etc/dokploy/traefik/dynamic";

    private final Store store;
    private final Map<String, Written> files = new LinkedHashMap<>();

    /** Files for the domains of a database. */
    public TraefikFiles(Store store) {
        this.store = store;
    }

    /** A file written by hand, good as long as the domains are the ones of that moment. */
    private record Written(String text, List<ObjectNode> domains) {}

    /** Forgets the files that were written by hand. */
    public void clear() {
        files.clear();
    }

    /** The files that were written by hand and are still there, as JSON that {@link #restore} takes back. */
    public ObjectNode dump() {
        var dump = JsonNodeFactory.instance.objectNode();
        files.forEach((key, written) -> {
            if (written.domains().equals(domains(key))) {
                dump.put(key, written.text());
            }
        });
        return dump;
    }

    /** Replaces everything, once the database has its rows. */
    public void restore(JsonNode dump) {
        clear();
        dump.properties().forEach(file -> write(file.getKey(), file.getValue().asText()));
    }

    /** Writes by hand. */
    public void write(String applicationId, String text) {
        files.put(applicationId, new Written(text, domains(applicationId)));
    }

    /** The text of a file of the server, written by hand; null when there is none. */
    public @Nullable String file(String path) {
        var written = files.get(path);
        return written == null ? null : written.text();
    }

    /** The files below Traefik's directory: those that were written by hand, and those of Dokploy itself (v0.30.2). */
    public ArrayNode directories() {
        var children = JsonNodeFactory.instance.arrayNode();
        var paths = new TreeSet<>(List.of(DYNAMIC + "/middlewares.yml"));
        for (var application : store.all("application")) {
            if (read(application) != null) {
                paths.add(DYNAMIC + "/" + application.path("appName").asText() + ".yml");
            }
        }
        files.keySet().stream().filter(path -> path.startsWith(DYNAMIC + "/")).forEach(paths::add);
        for (var path : paths) {
            children.add(entry(path, "file"));
        }
        var directory = entry(DYNAMIC, "directory");
        directory.set("children", children);
        return JsonNodeFactory.instance
                .arrayNode()
                .add(directory)
                .add(entry("/etc/dokploy/traefik/traefik.yml", "file"));
    }

    private static ObjectNode entry(String path, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", path)
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("type", type);
    }

    /** The file's text; null when there is none. */
    public @Nullable String read(ObjectNode application) {
        var id = application.path("applicationId").asText();
        var domains = domains(id);
        var written = files.get(id);
        if (written != null && written.domains().equals(domains)) {
            return written.text();
        }
        var enabled =
                domains.stream().filter(row -> row.path("enabled").asBoolean()).toList();
        return enabled.isEmpty() ? null : render(application.path("appName").asText(), enabled);
    }

    private List<ObjectNode> domains(String applicationId) {
        return store.where("domain", "applicationId", applicationId);
    }

    private static String render(String app, List<ObjectNode> domains) {
        var text = new StringBuilder("http:\n  routers:\n");
        for (var domain : domains) {
            boolean https = domain.path("https").asBoolean();
            router(text, app, domain, "router", https ? List.of("redirect-to-https") : middlewares(app, domain), "web");
            if (https) {
                router(text, app, domain, "router-websecure", middlewares(app, domain), "websecure");
                resolver(text, domain);
            }
        }
        text.append("  services:\n");
        for (var domain : domains) {
            text.append("    ")
                    .append(name(app, "service", domain))
                    .append(":\n      loadBalancer:\n        servers:\n");
            text.append("          - url: http://")
                    .append(app)
                    .append(':')
                    .append(domain.path("port").asInt(80));
            text.append("\n        passHostHeader: true\n");
        }
        return text.toString();
    }

    private static void router(
            StringBuilder text, String app, ObjectNode domain, String kind, List<String> middlewares, String entry) {
        var path = domain.path("path").asText("/");
        text.append("    ").append(name(app, kind, domain)).append(":\n      rule: Host(`");
        text.append(domain.path("host").asText()).append("`)");
        if (!path.equals("/") && !path.equals("null")) {
            text.append(" && PathPrefix(`").append(path).append("`)");
        }
        text.append("\n      service: ").append(name(app, "service", domain)).append("\n      middlewares:");
        if (middlewares.isEmpty()) {
            text.append(" []");
        }
        middlewares.forEach(middleware -> text.append("\n        - ").append(middleware));
        var entryPoint = domain.path("customEntrypoint").isTextual()
                ? domain.path("customEntrypoint").asText()
                : entry;
        text.append("\n      entryPoints:\n        - ").append(entryPoint).append('\n');
    }

    private static void resolver(StringBuilder text, ObjectNode domain) {
        var certificate = domain.path("certificateType").asText();
        if (certificate.equals("letsencrypt")) {
            text.append("      tls:\n        certResolver: letsencrypt\n");
        } else if (certificate.equals("custom")
                && domain.path("customCertResolver").isTextual()) {
            text.append("      tls:\n        certResolver: ")
                    .append(domain.path("customCertResolver").asText());
            text.append('\n');
        }
    }

    private static List<String> middlewares(String app, ObjectNode domain) {
        var names = new ArrayList<String>();
        if (domain.path("forwardAuthEnabled").asBoolean()) {
            names.add(name("forward-auth-" + app, "", domain) + "-errors");
            names.add(name("forward-auth-" + app, "", domain));
        }
        if (domain.path("stripPath").asBoolean()
                && !domain.path("path").asText("/").equals("/")) {
            names.add(name("stripprefix-" + app, "", domain));
        }
        if (!domain.path("internalPath").asText("/").equals("/")) {
            names.add(name("addprefix-" + app, "", domain));
        }
        domain.path("middlewares").forEach(middleware -> names.add(middleware.asText()));
        return names;
    }

    private static String name(String app, String kind, ObjectNode domain) {
        var middle = kind.isEmpty() ? "-" : "-" + kind + "-";
        return app + middle + domain.path("uniqueConfigKey").asInt();
    }
}
