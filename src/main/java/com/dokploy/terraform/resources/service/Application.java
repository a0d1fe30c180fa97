package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.DomainAttributes;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import java.util.List;

/** {@code dokploy_application}: a program that Dokploy builds or pulls, and runs. */
public final class Application extends ServiceResource {
    /** What an image makes no use of. Defaults are no settings. */
    private static final List<String> REPOSITORY_SETTINGS = List.of(
            "watch_paths",
            "enable_submodules",
            "build",
            "build_args",
            "build_secrets",
            "build_secrets_wo",
            "clean_cache",
            "build_server_id",
            "build_registry_id");

    /** Declares it. */
    public Application() {
        super(
                ServiceType.APPLICATION,
                "an application",
                "An application: built from a repository or pulled as an image, and run as a Docker Swarm service.");
        declareDashboard();
        var docker = s.object("docker", Sources.docker())
                .flattenedWhen("sourceType", "docker")
                .describe("Runs an image.");
        var sources = new Sources(this, docker, REPOSITORY_SETTINGS);
        add(new Container(this, "application", false));
        add(new Build(s));
        add(sources);
        add(new Previews(s, sources));
        declareBuild();
        declareAttachments();
        s.object("rollback", rollback())
                .flattened()
                .takesEffectAtOnce()
                .describe("Keeps images of earlier deployments to go back to.");
        add(new TraefikOverride(s, identity.id));
        add(new Webhook(s, "/api/deploy/"));
        declared(sources.exactlyOne());
    }

    private void declareDashboard() {
        s.string("title").takesEffectAtOnce().describe("Title in the dashboard.");
        s.string("subtitle").takesEffectAtOnce().describe("Subtitle in the dashboard.");
        s.string("icon")
                .takesEffectAtOnce()
                .describe("Icon in the dashboard: an address or a data URI of at most 2 MiB.");
        s.bool("enabled").takesEffectAtOnce().describe("Whether it is marked as enabled.");
    }

    private void declareBuild() {
        variables.add(Variables.plain(
                s,
                Path.ROOT,
                "build_args",
                "buildArgs",
                "Arguments of the build. Left out, they are not managed; `{}` means none."));
        variables.add(Variables.secret(
                s,
                Path.ROOT,
                "build_secrets",
                "buildSecrets",
                "Secrets of the build. Left out, they are not managed; `{}` means none."));
        s.bool("clean_cache").defaultsTo(false).describe("Whether every build starts from scratch.");
        s.bool("create_env_file").defaultsTo(true).describe("Whether a build finds the variables in a file `.env`.");
        s.string("registry_id")
                .references("registry")
                .describe("Registry that images are pushed to, so that other nodes can pull them.");
        s.string("build_registry_id")
                .references("registry")
                .describe("Registry between build server and deploy server.");
        s.string("build_server_id")
                .references("server")
                .describe("Server that builds, where that is not the one that runs it.");
    }

    private void declareAttachments() {
        attachments.add("mounts", Mount.Attributes::new, "Directories, volumes and files that its containers see.");
        attachments.add("ports", Port.Attributes::new, "Ports of the server that lead to it, past Traefik.");
        attachments.add("redirects", Redirect.Attributes::new, "Requests that are sent elsewhere.");
        attachments.add("basic_auth", BasicAuth.Attributes::new, "Who may see it, by user name and password.");
        attachments.add("domains", DomainAttributes::new, "Hosts and paths that lead to it.");
    }

    private static Schema rollback() {
        var schema = Schema.object();
        schema.bool("enabled").required().apiField("rollbackActive").describe("Whether images are kept.");
        schema.string("registry_id")
                .references("registry")
                .apiField("rollbackRegistryId")
                .describe("Registry that keeps them.");
        return schema.build();
    }
}
