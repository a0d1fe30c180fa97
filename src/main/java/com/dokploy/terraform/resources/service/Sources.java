package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.Repositories;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.Secrets;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an application or a compose stack comes from: one of several nested objects, and what repositories need beside. */
final class Sources implements Component {
    private final ServiceType type;
    private final ServiceResource service;
    private final Attribute<Values> own;
    private final List<String> repositorySettings;
    private final List<Attribute<Values>> all;
    private final Attribute<Values> github;

    /**
     * Declares the repositories that an application is built from, or that hold a stack's compose file.
     *
     * @param own the source that only this kind of service has, and that is no repository
     * @param repositorySettings the attributes that only repositories make use of
     */
    Sources(ServiceResource service, Attribute<Values> own, List<String> repositorySettings) {
        this.service = service;
        this.own = own;
        this.repositorySettings = repositorySettings;
        type = service.type;
        var schema = service.s;
        var git = declare(schema, "git", git(), "any Git repository");
        github = declare(schema, "github", github(), "a repository on GitHub");
        all = List.of(
                own,
                git,
                github,
                declare(schema, "gitlab", gitlab(), "a repository on GitLab"),
                declare(schema, "bitbucket", bitbucket(), "a repository on Bitbucket"),
                declare(schema, "gitea", gitea(), "a repository on Gitea"));
        schema.strings("watch_paths")
                .takesEffectAtOnce()
                .describe("Patterns of paths; only a push that touches one of them deploys.");
        schema.bool("enable_submodules").defaultsTo(false).describe("Whether Git submodules are fetched.");
        schema.bool("auto_deploy")
                .defaultsTo(true)
                .takesEffectAtOnce()
                .describe("Whether a push, or a call of `webhook_url`, deploys.");
    }

    private Attribute<Values> declare(Schema.Builder schema, String name, Schema source, String where) {
        var what = type == ServiceType.APPLICATION ? "Builds from " : "Takes the compose file from ";
        return schema.object(name, source).flattenedWhen("sourceType", name).describe(what + where + ".");
    }

    /** Warns of what only repositories have: Dokploy does not look at it where there is none (v0.30.2). */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        if (!(config.value(own) instanceof Value.MapValue)) {
            return;
        }
        for (var setting : repositorySettings) {
            WithoutEffect.warn(
                    config,
                    setting,
                    "it is for repositories, and this source is `" + own.name() + "`. Remove it.",
                    diagnostics);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            Repositories.announce(plan, session, service.identity.id, own);
        }
    }

    /** There is one source, and only one. */
    Rule exactlyOne() {
        return Rule.exactlyOneOf(all.toArray(Attribute<?>[]::new));
    }

    /** Whether it is known that the source is another one than GitHub. */
    boolean isElsewhereThanGithub(Values config) {
        for (var source : all) {
            if (config.value(source) instanceof Value.MapValue) {
                return config.isNull(github);
            }
        }
        return false;
    }

    /** A compose file in the configuration. */
    static Schema raw() {
        var schema = Schema.object();
        schema.string("compose_file").required().check(Check.notEmpty()).describe("The compose file's text (YAML).");
        return schema.build();
    }

    /** An image. */
    static Schema docker() {
        var schema = Schema.object();
        schema.string("image")
                .required()
                .apiField("dockerImage")
                .check(Check.matches("\\S+", "an image such as `nginx:1.29` or `ghcr.io/owner/image@sha256:…`"))
                .describe("Image to run.");
        schema.string("username").describe("User to pull it with.");
        var password = schema.string("password").sensitive().describe("Password to pull it with.");
        Secrets.addCounterpart(schema, password, "password to pull it with");
        schema.string("registry_url").describe("Registry to log in to.");
        return schema.build();
    }

    /** Any Git repository. */
    private Schema git() {
        var schema = Schema.object();
        schema.string("url")
                .required()
                .apiField("customGitUrl")
                .check(Check.notEmpty())
                .describe("Address to clone.");
        branch(schema, "customGitBranch");
        whatToUse(schema, "customGitBuildPath");
        schema.string("ssh_key_id")
                .references("sshKey")
                .apiField("customGitSSHKeyId")
                .describe("SSH key to clone with.");
        return schema.build();
    }

    /** A repository on GitHub. */
    private Schema github() {
        var schema = Schema.object();
        schema.string("github_id")
                .references("github")
                .required()
                .describe("Connection to GitHub, made in Dokploy's dashboard.");
        schema.string("owner").required().describe("User or organization that owns the repository.");
        schema.string("repository").required().describe("Name of the repository.");
        branch(schema, "branch");
        whatToUse(schema, "buildPath");
        schema.string("trigger_type")
                .defaultsTo("push")
                .check(Check.oneOf("push", "tag"))
                .describe("What deploys: a push to the branch, or a new tag.");
        return schema.build();
    }

    /** A repository on GitLab. */
    private Schema gitlab() {
        var schema = Schema.object();
        schema.string("gitlab_id").references("gitlab").required().describe("Connection to GitLab.");
        schema.string("owner").required().apiField("gitlabOwner").describe("User or group that owns the repository.");
        schema.string("repository").required().apiField("gitlabRepository").describe("Name of the repository.");
        branch(schema, "gitlabBranch");
        whatToUse(schema, "gitlabBuildPath");
        schema.integer("project_id").required().apiField("gitlabProjectId").describe("GitLab's id of the project.");
        schema.string("path_namespace")
                .required()
                .apiField("gitlabPathNamespace")
                .describe("Full path of the project, as `group/subgroup/project`.");
        return schema.build();
    }

    /** A repository on Bitbucket. */
    private Schema bitbucket() {
        var schema = Schema.object();
        schema.string("bitbucket_id").references("bitbucket").required().describe("Connection to Bitbucket.");
        schema.string("owner").required().apiField("bitbucketOwner").describe("Workspace that owns the repository.");
        schema.string("repository").required().apiField("bitbucketRepository").describe("Name of the repository.");
        schema.string("repository_slug")
                .required()
                .apiField("bitbucketRepositorySlug")
                .describe("Name of the repository as it stands in its address.");
        branch(schema, "bitbucketBranch");
        whatToUse(schema, "bitbucketBuildPath");
        return schema.build();
    }

    /** A repository on Gitea. */
    private Schema gitea() {
        var schema = Schema.object();
        schema.string("gitea_id").references("gitea").required().describe("Connection to Gitea.");
        schema.string("owner").required().apiField("giteaOwner").describe("User or organization that owns it.");
        schema.string("repository").required().apiField("giteaRepository").describe("Name of the repository.");
        branch(schema, "giteaBranch");
        whatToUse(schema, "giteaBuildPath");
        return schema.build();
    }

    private static Attribute<String> branch(Schema.Builder schema, String apiField) {
        return schema.string("branch")
                .required()
                .apiField(apiField)
                .check(Check.matches(
                        "[a-zA-Z0-9._\\-/#]+", "a branch made of letters, digits and `.`, `_`, `-`, `/`, `#`"))
                .describe("Branch to build.");
    }

    private void whatToUse(Schema.Builder schema, String buildPathField) {
        if (type == ServiceType.APPLICATION) {
            schema.string("build_path")
                    .defaultsTo("/")
                    .apiField(buildPathField)
                    .describe("Directory of the repository that is built.");
        } else {
            schema.string("compose_path")
                    .defaultsTo("./docker-compose.yml")
                    .check(Check.notEmpty())
                    .describe("Compose file in the repository.");
        }
    }
}
