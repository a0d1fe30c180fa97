package com.dokploy.terraform.conformance;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What no declaration can know: the objects that attributes refer to, the smallest configuration of each type, and what
 * has to be set together.
 */
final class Fixtures {
    private final Sandbox sandbox;
    private final String project;
    private final String environment;
    private final String otherProject;
    private final String otherEnvironment;
    private final String application;
    private final String otherApplication;
    private final String compose;
    private final String otherCompose;

    Fixtures(Sandbox sandbox, Dokploy dokploy) {
        this.sandbox = sandbox;
        var first = dokploy.mutate("project.create", json("name", "first"));
        var second = dokploy.mutate("project.create", json("name", "second"));
        project = first.at("/project/projectId").asText();
        environment = first.at("/environment/environmentId").asText();
        otherProject = second.at("/project/projectId").asText();
        otherEnvironment = second.at("/environment/environmentId").asText();
        application = service(dokploy, "application", "parent");
        otherApplication = service(dokploy, "application", "other parent");
        compose = service(dokploy, "compose", "stack");
        otherCompose = service(dokploy, "compose", "other stack");
    }

    private String service(Dokploy dokploy, String router, String name) {
        return dokploy.mutate(router + ".create", json("name", name).put("environmentId", environment))
                .path(router + "Id")
                .asText();
    }

    private static ObjectNode json(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    /** Samples that a pattern or another object decides, by the end of the attribute's path. */
    Map<String, List<String>> samples() {
        var samples = new LinkedHashMap<String, List<String>>();
        samples.put("environment_id", List.of(environment, otherEnvironment));
        samples.put("project_id", List.of(project, otherProject));
        samples.put("server_id", planted("server", "serverId", "name"));
        samples.put("build_server_id", samples.get("server_id"));
        var registries = planted("registry", "registryId", "registryName");
        samples.put("registry_id", registries);
        samples.put("build_registry_id", registries);
        samples.put("tag_ids", planted("tag", "tagId", "name"));
        samples.put("network_ids", planted("network", "networkId", "name"));
        samples.put("ssh_key_id", planted("sshKey", "sshKeyId", "name"));
        samples.put("github_id", planted("github", "githubId", "githubAppName"));
        samples.put("gitlab_id", planted("gitlab", "gitlabId", "gitlabUrl"));
        samples.put("bitbucket_id", planted("bitbucket", "bitbucketId", "bitbucketUsername"));
        samples.put("gitea_id", planted("gitea", "giteaId", "giteaUrl"));
        samples.put("dokploy_domain.application_id", List.of(application, otherApplication));
        samples.put("dokploy_domain.compose_id", List.of(compose, otherCompose));
        samples.put("dokploy_domain.certificate_type", List.of("letsencrypt", "none"));
        samples.put("dokploy_domain.path", List.of("/one", "/two"));
        samples.put("internal_path", List.of("/inner", "/other"));
        samples.put("preview_deployments.path", List.of("/one", "/two"));
        samples.put("branch", List.of("main", "release/1.0"));
        samples.put("image", List.of("nginx:alpine", "nginx:1.29"));
        samples.put("docker_image", List.of("postgres:16", "postgres:17"));
        samples.put("database_password", List.of("Canary-canary-1", "Canary-canary-2"));
        samples.put("database_password_wo", List.of("Canary-canary-3", "Canary-canary-4"));
        samples.put("memory_reservation", List.of("16m", "32m"));
        samples.put("cpu_reservation", List.of("0.1", "0.2"));
        samples.put("traefik_config", List.of("http: {}\n", "http:\n  routers: {}\n"));
        for (var operation : List.of("create", "read", "update", "delete")) {
            samples.put("timeouts." + operation, List.of("5m", "6m"));
        }
        return samples;
    }

    private List<String> planted(String table, String idField, String nameField) {
        var ids = new String[2];
        for (var i = 0; i < 2; i++) {
            ids[i] = sandbox.rows()
                    .plant(table, json(nameField, table + "-" + i))
                    .path(idField)
                    .asText();
        }
        return List.of(ids);
    }

    /** The smallest configuration of a type. */
    Map<String, Value> minimal(String type) {
        return switch (type) {
            case "dokploy_project" -> Map.of("name", Value.of("sample"));
            case "dokploy_environment" -> Map.of("name", Value.of("sample"), "project_id", Value.of(project));
            case "dokploy_application" ->
                Map.of(
                        "name", Value.of("sample"),
                        "environment_id", Value.of(environment),
                        "docker", object("image", "nginx:latest"));
            case "dokploy_postgres" ->
                Map.of(
                        "name", Value.of("sample"),
                        "environment_id", Value.of(environment),
                        "database_name", Value.of("sample"),
                        "database_user", Value.of("sample"));
            case "dokploy_domain" ->
                Map.of("host", Value.of("minimal.example.com"), "application_id", Value.of(application));
            default -> throw new AssertionError("no smallest configuration for " + type + ": add it to Fixtures");
        };
    }

    /** What has to be set, or left out ({@link Value#NULL}), where an attribute is set. */
    Map<String, Value> beside(String path) {
        return switch (path) {
            case "dokploy_domain.certificate_type" -> Map.of("https", Value.of(true));
            case "dokploy_domain.custom_cert_resolver" ->
                Map.of("https", Value.of(true), "certificate_type", Value.of("custom"));
            case "dokploy_domain.strip_path" -> Map.of("path", Value.of("/stripped"));
            case "dokploy_domain.compose_id" -> Map.of("application_id", Value.NULL, "service_name", Value.of("web"));
            case "dokploy_domain.service_name" -> Map.of("application_id", Value.NULL, "compose_id", Value.of(compose));
            default -> {
                var isOtherSource = List.of("git", "github", "gitlab", "bitbucket", "gitea").stream()
                        .anyMatch(source -> path.equals("dokploy_application." + source)
                                || path.startsWith("dokploy_application." + source + "."));
                yield isOtherSource ? Map.of("docker", Value.NULL) : Map.of();
            }
        };
    }

    /** The path of names that leads to the smallest configuration's object. */
    String importPath(String type) {
        return switch (type) {
            case "dokploy_project" -> "sample";
            case "dokploy_environment" -> "first/sample";
            case "dokploy_application", "dokploy_postgres" -> "first/production/sample";
            case "dokploy_domain" -> "first/production/parent/minimal.example.com";
            default -> throw new AssertionError("no import path for " + type + ": add it to Fixtures");
        };
    }

    private static Value object(String attribute, String text) {
        return new Value.Entries(Map.of(attribute, Value.of(text)));
    }
}
