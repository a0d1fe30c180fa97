package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.resources.Secrets;

/** Where an application comes from: one nested object for each kind of source. */
final class Sources {
    private Sources() {}

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
    static Schema git() {
        var schema = Schema.object();
        schema.string("url")
                .required()
                .apiField("customGitUrl")
                .check(Check.notEmpty())
                .describe("Address to clone.");
        branch(schema, "customGitBranch");
        buildPath(schema, "customGitBuildPath");
        schema.string("ssh_key_id").apiField("customGitSSHKeyId").describe("SSH key to clone with.");
        return schema.build();
    }

    /** A repository on GitHub. */
    static Schema github() {
        var schema = Schema.object();
        schema.string("github_id").required().describe("Connection to GitHub, made in Dokploy's dashboard.");
        schema.string("owner").required().describe("User or organization that owns the repository.");
        schema.string("repository").required().describe("Name of the repository.");
        branch(schema, "branch");
        buildPath(schema, "buildPath");
        schema.string("trigger_type")
                .defaultsTo("push")
                .check(Check.oneOf("push", "tag"))
                .describe("What deploys: a push to the branch, or a new tag.");
        return schema.build();
    }

    /** A repository on GitLab. */
    static Schema gitlab() {
        var schema = Schema.object();
        schema.string("gitlab_id").required().describe("Connection to GitLab.");
        schema.string("owner").required().apiField("gitlabOwner").describe("User or group that owns the repository.");
        schema.string("repository").required().apiField("gitlabRepository").describe("Name of the repository.");
        branch(schema, "gitlabBranch");
        buildPath(schema, "gitlabBuildPath");
        schema.integer("project_id").required().apiField("gitlabProjectId").describe("GitLab's id of the project.");
        schema.string("path_namespace")
                .required()
                .apiField("gitlabPathNamespace")
                .describe("Full path of the project, as `group/subgroup/project`.");
        return schema.build();
    }

    /** A repository on Bitbucket. */
    static Schema bitbucket() {
        var schema = Schema.object();
        schema.string("bitbucket_id").required().describe("Connection to Bitbucket.");
        schema.string("owner").required().apiField("bitbucketOwner").describe("Workspace that owns the repository.");
        schema.string("repository").required().apiField("bitbucketRepository").describe("Name of the repository.");
        schema.string("repository_slug")
                .required()
                .apiField("bitbucketRepositorySlug")
                .describe("Name of the repository as it stands in its address.");
        branch(schema, "bitbucketBranch");
        buildPath(schema, "bitbucketBuildPath");
        return schema.build();
    }

    /** A repository on Gitea. */
    static Schema gitea() {
        var schema = Schema.object();
        schema.string("gitea_id").required().describe("Connection to Gitea.");
        schema.string("owner").required().apiField("giteaOwner").describe("User or organization that owns it.");
        schema.string("repository").required().apiField("giteaRepository").describe("Name of the repository.");
        branch(schema, "giteaBranch");
        buildPath(schema, "giteaBuildPath");
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

    private static Attribute<String> buildPath(Schema.Builder schema, String apiField) {
        return schema.string("build_path")
                .defaultsTo("/")
                .apiField(apiField)
                .describe("Directory of the repository that is built.");
    }
}
