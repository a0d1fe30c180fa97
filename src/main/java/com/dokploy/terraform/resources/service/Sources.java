package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.Repositories;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source of an application or a compose stack: one of several nested objects, and the attributes that repositories
 * need besides.
 */
final class Sources implements Component {
    private final ServiceType type;
    private final ServiceResource service;
    private final List<Attribute<Values>> own;
    private final List<Attribute<Values>> all;
    private final Attribute<Values> github;

    /**
     * Declares the repositories that an application is built from, or that hold a stack's compose file.
     *
     * @param own the sources that only this kind of service has, and that are no repositories
     */
    Sources(ServiceResource service, List<Attribute<Values>> own) {
        this.service = service;
        this.own = own;
        type = service.type;
        var schema = service.s;
        var git = declare(schema, "git", git(), "any Git repository");
        github = declare(schema, "github", github(), "a repository on GitHub");
        all = new ArrayList<>(own);
        all.addAll(List.of(
                git,
                github,
                declare(schema, "gitlab", gitlab(), "a repository on GitLab"),
                declare(schema, "bitbucket", bitbucket(), "a repository on Bitbucket"),
                declare(schema, "gitea", gitea(), "a repository on Gitea")));
        schema.strings("watch_paths")
                .takesEffectAtOnce()
                .usedWhen(Condition.areUnset(own))
                .describe("Glob patterns of paths. Only pushes that touch a matching path trigger a deployment.");
        schema.bool("enable_submodules")
                .defaultsTo(false)
                .usedWhen(Condition.areUnset(own))
                .describe("Clone Git submodules.");
        schema.bool("auto_deploy")
                .defaultsTo(true)
                .defaultsWhen(Condition.areUnset(own))
                .takesEffectAtOnce()
                .describe("Deploy on pushes to the repository and on calls of `webhook_url`.");
    }

    private Attribute<Values> declare(Schema.Builder schema, String name, Schema source, String where) {
        var what = type == ServiceType.APPLICATION ? "Build from " : "Use the compose file of ";
        return schema.object(name, source).flattenedWhen("sourceType", name).describe(what + where + ".");
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            Repositories.announce(plan, session, service.identity.id, own);
        }
    }

    /** Returns the rule that there is one source, and only one. */
    Rule exactlyOne() {
        return Rule.exactlyOneOf(all.toArray(Attribute<?>[]::new));
    }

    /** Whether the source is known to be another one than GitHub. */
    boolean isElsewhereThanGithub(Values config) {
        for (var source : all) {
            if (config.value(source) instanceof Value.MapValue) {
                return config.isNull(github);
            }
        }
        return false;
    }

    /** Returns the schema of a compose file in the configuration. */
    static Schema raw() {
        var schema = Schema.object();
        schema.string("compose_file")
                .required()
                .check(Check.notEmpty())
                .describe("Content of the compose file (YAML).");
        return schema.build();
    }

    /** Returns the schema of an image. */
    static Schema docker() {
        var schema = Schema.object();
        schema.string("image")
                .required()
                .apiField("dockerImage")
                .check(Check.matches("\\S+", "an image such as `nginx:1.29` or `ghcr.io/owner/image@sha256:…`"))
                .describe("Image to run.");
        schema.string("username").describe("User name for the registry.");
        var password = schema.string("password").sensitive().describe("Password for the registry.");
        Secrets.addCounterpart(schema, password);
        schema.string("registry_url").describe("Registry to log in to, for example `ghcr.io`.");
        return schema.build();
    }

    /** Returns the schema of any Git repository. */
    private Schema git() {
        var schema = Schema.object();
        schema.string("url")
                .required()
                .apiField("customGitUrl")
                .check(Check.notEmpty())
                .describe("URL of the repository to clone.");
        branch(schema, "customGitBranch");
        whatToUse(schema, "customGitBuildPath");
        schema.string("ssh_key_id")
                .references("dokploy_ssh_key")
                .apiField("customGitSSHKeyId")
                .describe("ID of the SSH key to clone with.");
        return schema.build();
    }

    /** Returns the schema of a repository on GitHub. */
    private Schema github() {
        var schema = Schema.object();
        schema.string("github_id")
                .references("dokploy_github_provider")
                .required()
                .describe("ID of the GitHub provider. GitHub providers are created in Dokploy's dashboard.");
        schema.string("owner").required().describe("User or organization that owns the repository.");
        schema.string("repository").required().describe("Name of the repository.");
        branch(schema, "branch");
        whatToUse(schema, "buildPath");
        schema.string("trigger_type")
                .defaultsTo("push")
                .check(Check.oneOf("push", "tag"))
                .describe("Event that triggers a deployment: a push to the branch, or a new tag.");
        return schema.build();
    }

    /** Returns the schema of a repository on GitLab. */
    private Schema gitlab() {
        var schema = Schema.object();
        schema.string("gitlab_id")
                .references("dokploy_gitlab_provider")
                .required()
                .describe("ID of the GitLab provider.");
        schema.string("owner").required().apiField("gitlabOwner").describe("User or group that owns the repository.");
        schema.string("repository").required().apiField("gitlabRepository").describe("Name of the repository.");
        branch(schema, "gitlabBranch");
        whatToUse(schema, "gitlabBuildPath");
        schema.integer("project_id").required().apiField("gitlabProjectId").describe("ID of the project in GitLab.");
        schema.string("path_namespace")
                .required()
                .apiField("gitlabPathNamespace")
                .describe("Full path of the project, for example `group/subgroup/project`.");
        return schema.build();
    }

    /** Returns the schema of a repository on Bitbucket. */
    private Schema bitbucket() {
        var schema = Schema.object();
        schema.string("bitbucket_id")
                .references("dokploy_bitbucket_provider")
                .required()
                .describe("ID of the Bitbucket provider.");
        schema.string("owner").required().apiField("bitbucketOwner").describe("Workspace that owns the repository.");
        schema.string("repository").required().apiField("bitbucketRepository").describe("Name of the repository.");
        schema.string("repository_slug")
                .required()
                .apiField("bitbucketRepositorySlug")
                .describe("Slug of the repository, as in its URL.");
        branch(schema, "bitbucketBranch");
        whatToUse(schema, "bitbucketBuildPath");
        return schema.build();
    }

    /** Returns the schema of a repository on Gitea. */
    private Schema gitea() {
        var schema = Schema.object();
        schema.string("gitea_id")
                .references("dokploy_gitea_provider")
                .required()
                .describe("ID of the Gitea provider.");
        schema.string("owner")
                .required()
                .apiField("giteaOwner")
                .describe("User or organization that owns the repository.");
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
                .describe("Branch to deploy.");
    }

    private void whatToUse(Schema.Builder schema, String buildPathField) {
        if (type == ServiceType.APPLICATION) {
            schema.string("build_path")
                    .defaultsTo("/")
                    .apiField(buildPathField)
                    .describe("Directory of the repository to build.");
        } else {
            schema.string("compose_path")
                    .defaultsTo("./docker-compose.yml")
                    .check(Check.notEmpty())
                    .describe("Path to the compose file in the repository.");
        }
    }
}
