package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code build = { … }}: how an application's image is built. The defaults are the server's (v0.30.2). */
final class Build {
    private static final Schema.Builder S = Schema.object();
    private static final Attribute<String> TYPE = S.string("type")
            .apiField("buildType")
            .defaultsTo("nixpacks")
            .check(Check.oneOf(
                    "nixpacks", "dockerfile", "heroku_buildpacks", "paketo_buildpacks", "static", "railpack"))
            .describe("What builds it.");
    private static final Attribute<String> DOCKERFILE =
            S.string("dockerfile").defaultsTo("Dockerfile").describe("Path of the Dockerfile.");
    private static final Attribute<String> CONTEXT_PATH =
            S.string("context_path").apiField("dockerContextPath").describe("Directory that the Dockerfile sees.");
    private static final Attribute<String> BUILD_STAGE = S.string("build_stage")
            .apiField("dockerBuildStage")
            .describe("Stage of the Dockerfile to build, where that is not the last.");
    private static final Attribute<String> PUBLISH_DIRECTORY =
            S.string("publish_directory").describe("Directory with the built pages, for `nixpacks` and `static`.");
    private static final Attribute<Boolean> IS_STATIC_SPA = S.bool("is_static_spa")
            .describe("Whether every unknown path is answered with the start page, for `static`.");
    private static final Attribute<String> HEROKU_VERSION =
            S.string("heroku_version").defaultsTo("24").describe("Version of Heroku's builder.");
    private static final Attribute<String> RAILPACK_VERSION =
            S.string("railpack_version").defaultsTo("0.15.4").describe("Version of Railpack.");
    private static final Schema SCHEMA = S.build();

    private Build() {}

    static Schema schema() {
        return SCHEMA;
    }

    /** Warns of settings that this way of building ignores. */
    static void warnOfIgnored(@Nullable Values build, Diagnostics diagnostics) {
        if (build == null || build.value(TYPE).isUnknown()) {
            return;
        }
        var type = build.find(TYPE, "nixpacks");
        if (!type.equals("dockerfile")) {
            for (var attribute : new Attribute<?>[] {DOCKERFILE, CONTEXT_PATH, BUILD_STAGE}) {
                warn(build, attribute, "dockerfile", diagnostics);
            }
        }
        if (!type.equals("static") && !type.equals("nixpacks")) {
            warn(build, PUBLISH_DIRECTORY, "nixpacks", diagnostics);
        }
        if (!type.equals("static")) {
            warn(build, IS_STATIC_SPA, "static", diagnostics);
        }
        if (!type.equals("heroku_buildpacks")) {
            warn(build, HEROKU_VERSION, "heroku_buildpacks", diagnostics);
        }
        if (!type.equals("railpack")) {
            warn(build, RAILPACK_VERSION, "railpack", diagnostics);
        }
    }

    private static void warn(Values build, Attribute<?> attribute, String type, Diagnostics diagnostics) {
        // Nobody wrote a default: generated configuration spells all of them out.
        var isWish = build.has(attribute) && !build.value(attribute).equals(attribute.defaultValue());
        if (isWish && !build.value(attribute).equals(Value.of(false))) {
            WithoutEffect.warn(
                    Path.of("build").attribute(attribute.name()),
                    "build." + attribute.name(),
                    "only builds with `type = \"" + type + "\"` use it.",
                    diagnostics);
        }
    }
}
