package com.dokploy.terraform.conformance;

import com.dokploy.terraform.resources.support.TemplateFiles;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A catalog of templates on loopback, which a sandbox and a real server on this machine can read as the provider does.
 * It has the same template in two versions, at two URLs.
 */
final class TemplateServer {
    private static final TemplateServer SHARED = new TemplateServer();

    private static final String TEMPLATE = """
            [variables]
            main_domain = "${domain}"
            login = "${password:20}"

            [config]
            env = [
              "# What the page needs.",
              "HOST=${main_domain}",
              "PASSWORD=${login}",
              "GREETING=hello",
            ]

            [[config.domains]]
            serviceName = "web"
            port = 80
            host = "${main_domain}"

            [[config.mounts]]
            filePath = "page.conf"
            content = "password = ${login}; host = ${main_domain}"
            """;

    private static final String COMPOSE = "services:\n  web:\n    image: nginx:alpine\n";

    private final HttpServer server;
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    /** Starts a server on any port. */
    TemplateServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (var version : List.of("one", "two")) {
            put(version + "/meta.json", """
                    [{"id": "page", "name": "Page", "version": "%s", "description": "A page.", "logo": "page.svg",
                      "links": {"github": "https://example.com", "docs": null}, "tags": ["web", "%s"]},
                     {"id": "gone", "name": "Gone", "version": "1", "description": "", "logo": "", "links": {},
                      "tags": []}]
                    """.formatted(version, version));
        }
        put("one/blueprints/page/docker-compose.yml", COMPOSE);
        put("one/blueprints/page/template.toml", TEMPLATE);
        put("two/blueprints/page/docker-compose.yml", COMPOSE + "  worker:\n    image: busybox\n");
        put(
                "two/blueprints/page/template.toml",
                TEMPLATE.replace(
                        "\"GREETING=hello\",", "\"GREETING=hello\",\n  \"URL=http://me:${login}@${main_domain}\","));
        server.createContext("/", this::answer);
        server.start();
    }

    /** The one that all conformance cases share. */
    static TemplateServer shared() {
        return SHARED;
    }

    /** Makes or changes a file. */
    void put(String path, String content) {
        files.put("/" + path, content);
    }

    /** Puts the page of one version in the place of that of another. */
    void replace(String version, String by) {
        for (var file : List.of("docker-compose.yml", "template.toml")) {
            var path = "/blueprints/page/" + file;
            put(version + path, Objects.requireNonNull(files.get("/" + by + path)));
        }
    }

    String url(String version) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + version;
    }

    /** The digest of the page's files in a version. */
    String digest(String version) {
        var directory = "/" + version + "/blueprints/page/";
        return new TemplateFiles(
                        Objects.requireNonNull(files.get(directory + "docker-compose.yml")),
                        Objects.requireNonNull(files.get(directory + "template.toml")))
                .digest();
    }

    /** The names of the headers that came with requests. */
    List<String> headers() {
        return headers;
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers.addAll(exchange.getRequestHeaders().keySet());
            var content = files.get(exchange.getRequestURI().getPath());
            var body = (content == null ? "not found" : content).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(content == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
