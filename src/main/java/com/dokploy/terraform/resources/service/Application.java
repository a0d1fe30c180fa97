package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.DomainAttributes;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.variables.PlainMap;
import com.dokploy.terraform.resources.variables.SecretMap;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** {@code dokploy_application}: a program that Dokploy builds or pulls, and runs. */
public final class Application extends ServiceResource {
    /** Declares the attributes of {@code dokploy_application}. */
    public Application() {
        super(
                ServiceType.APPLICATION,
                "an application",
                "Application that is built from a repository or pulled as an image, and runs as a Docker Swarm"
                        + " service.");
        declareDashboard();
        var docker = s.object("docker", Sources.docker())
                .flattenedWhen("sourceType", "docker")
                .describe("Deploy an image from a registry.");
        var fromRepository = Condition.isUnset(docker);
        var sources = new Sources(this, List.of(docker));
        add(new Container(this, "application", false));
        new Build(s, fromRepository);
        add(sources);
        add(new Previews(s, sources));
        declareBuild(fromRepository);
        declareAttachments();
        s.object("rollback", rollback())
                .flattened()
                .takesEffectAtOnce()
                .describe("Keep the images of earlier deployments, so that Dokploy can roll back to them.");
        add(new TraefikOverride(s, identity.id));
        add(new Webhook(s, "/api/deploy/"));
        s.rule(sources.exactlyOne());
    }

    private void declareDashboard() {
        s.string("title").takesEffectAtOnce().describe("Title in Dokploy's dashboard.");
        s.string("subtitle").takesEffectAtOnce().describe("Subtitle in Dokploy's dashboard.");
        s.string("icon")
                .takesEffectAtOnce()
                .describe("Icon in Dokploy's dashboard: a URL, or a data URI of at most 2 MiB.");
        s.bool("enabled").takesEffectAtOnce().describe("Whether the application is marked as enabled.");
    }

    private void declareBuild(Condition fromRepository) {
        variables.add(new Variables("buildArgs", new PlainMap(s, "build_args", fromRepository, "Build arguments.")));
        variables.add(
                new Variables("buildSecrets", new SecretMap(s, "build_secrets", fromRepository, "Build secrets.")));
        s.bool("clean_cache").defaultsTo(false).usedWhen(fromRepository).describe("Build without the build cache.");
        s.bool("create_env_file")
                .defaultsTo(true)
                .usedWhen(fromRepository)
                .describe("Write the environment variables to a file `.env` for the build.");
        s.string("registry_id")
                .references("dokploy_registry")
                .describe("ID of the registry to push built images to, so that other nodes can pull them.");
        s.string("build_registry_id")
                .references("dokploy_registry")
                .usedWhen(fromRepository)
                .describe("ID of the registry through which the build server hands images to the deploy server.");
        s.string("build_server_id")
                .references("dokploy_server")
                .usedWhen(fromRepository)
                .describe(
                        "ID of the remote server that builds the image.",
                        "If unset, the server that runs the application builds the image.",
                        "Null if the server that runs the application builds the image.");
    }

    private void declareAttachments() {
        attachments.add(
                Mount.Attributes::new,
                "Mounts: directories of the host, Docker volumes and files that containers of the"
                        + " application see.");
        attachments.add(Port.Attributes::new, "Host ports published directly, bypassing Traefik.");
        attachments.add(Redirect.Attributes::new, "Redirects of requests to the application's domains.");
        attachments.add(BasicAuth.Attributes::new, "HTTP basic-auth users.");
        attachments.add(DomainAttributes::new, "Domains: hosts and paths that Traefik routes to the application.");
    }

    private static Schema rollback() {
        var schema = Schema.object();
        schema.bool("enabled").required().apiField("rollbackActive").describe("Whether images are kept.");
        schema.string("registry_id")
                .references("dokploy_registry")
                .apiField("rollbackRegistryId")
                .describe("ID of the registry that keeps the images.");
        return schema.build();
    }
}
