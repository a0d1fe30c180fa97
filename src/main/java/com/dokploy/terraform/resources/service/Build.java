package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Schema;

/** {@code build = { … }}: how an application's image is built. The defaults are the server's (v0.30.2). */
final class Build {
    /**
     * Declares {@code build}.
     *
     * @param usedWhen when there is anything to build
     */
    Build(Schema.Builder application, Condition usedWhen) {
        var s = Schema.object();
        var type = s.string("type")
                .apiField("buildType")
                .defaultsTo("nixpacks")
                .check(Check.oneOf(
                        "nixpacks", "dockerfile", "heroku_buildpacks", "paketo_buildpacks", "static", "railpack"))
                .describe("Builder of the image.");
        declareDockerfile(s, Condition.isOneOf(type, "dockerfile"));
        s.string("publish_directory")
                .usedWhen(Condition.isOneOf(type, "nixpacks", "static"))
                .describe("Directory with the built pages.");
        s.bool("is_static_spa")
                .usedWhen(Condition.isOneOf(type, "static"))
                .describe("Serve the start page for every unknown path (single-page application).");
        s.string("heroku_version")
                .defaultsTo("24")
                .usedWhen(Condition.isOneOf(type, "heroku_buildpacks"))
                .describe("Version of the Heroku builder.");
        s.string("railpack_version")
                .defaultsTo("0.15.4")
                .usedWhen(Condition.isOneOf(type, "railpack"))
                .describe("Version of Railpack.");
        application
                .object("build", s.build())
                .flattened()
                .usedWhen(usedWhen)
                .describe("How the image is built from the repository.");
    }

    private static void declareDockerfile(Schema.Builder s, Condition usedWhen) {
        s.string("dockerfile")
                .defaultsTo("Dockerfile")
                .usedWhen(usedWhen)
                .describe("Path to the Dockerfile in the repository.");
        s.string("context_path")
                .apiField("dockerContextPath")
                .usedWhen(usedWhen)
                .describe("Build context: the directory that the Dockerfile sees.");
        s.string("build_stage")
                .apiField("dockerBuildStage")
                .usedWhen(usedWhen)
                .describe(
                        "Target stage of a multi-stage Dockerfile.",
                        "If unset, the last stage.",
                        "Null for the last stage.");
    }
}
