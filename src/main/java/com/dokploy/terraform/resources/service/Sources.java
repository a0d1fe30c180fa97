package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.resources.Secrets;

/** Where an application or a compose stack comes from: one nested object for each kind of source. */
final class Sources {
    /** What is made from a repository. */
    private enum Use {
        APPLICATION,
        COMPOSE
    }

    private final Use use;

    private Sources(Use use) {
        this.use = use;
    }

    /** Sources of applications, which build a directory of a repository. */
    static Sources ofApplications() {
        return new Sources(Use.APPLICATION);
    }

    /** Sources of compose stacks, which read one file of a repository. */
    static Sources ofStacks() {
        return new Sources(Use.COMPOSE);
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
        Secrets.addTwin(schema, password, "password to pull it with");
        schema.string("registry_url").describe("Registry to log in to.");
        return schema.build();
    }

    /** Any Git repository. */
    Schema git() {
        var schema = Schema.object();
        schema.string("url")
                .required()
                .apiField("customGitUrl")
                .check(Check.notEmpty())
                .describe("Address to clone.");
        branch(schema, "customGitBranch");
        whatToUse(schema, "customGitBuildPath");
        schema.string("ssh_key_id").apiField("customGitSSHKeyId").describe("SSH key to clone with.");
        return schema.build();
    }

    /** A repository on GitHub. */
    Schema github() {
        var schema = Schema.object();
        schema.string("github_id").required().describe("Connection to GitHub, made in Dokploy's dashboard.");
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
    Schema gitlab() {
        var schema = Schema.object();
        schema.string("gitlab_id").required().describe("Connection to GitLab.");
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
    Schema bitbucket() {
        var schema = Schema.object();
        schema.string("bitbucket_id").required().describe("Connection to Bitbucket.");
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
    Schema gitea() {
        var schema = Schema.object();
        schema.string("gitea_id").required().describe("Connection to Gitea.");
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
        switch (use) {
            case APPLICATION ->
                schema.string("build_path")
                        .defaultsTo("/")
                        .apiField(buildPathField)
                        .describe("Directory of the repository that is built.");
            case COMPOSE ->
                schema.string("compose_path")
                        .defaultsTo("./docker-compose.yml")
                        .check(Check.notEmpty())
                        .describe("Compose file in the repository.");
        }
    }
}
