package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;

/** {@code build = { … }}: how an application's image is built. The defaults are the server's (v0.30.2). */
final class Build implements Component {
    private final Schema.Builder s = Schema.object();
    private final Attribute<String> type = s.string("type")
            .apiField("buildType")
            .defaultsTo("nixpacks")
            .check(Check.oneOf(
                    "nixpacks", "dockerfile", "heroku_buildpacks", "paketo_buildpacks", "static", "railpack"))
            .describe("What builds it.");
    private final Attribute<String> dockerfile =
            s.string("dockerfile").defaultsTo("Dockerfile").describe("Path of the Dockerfile.");
    private final Attribute<String> contextPath =
            s.string("context_path").apiField("dockerContextPath").describe("Directory that the Dockerfile sees.");
    private final Attribute<String> buildStage = s.string("build_stage")
            .apiField("dockerBuildStage")
            .describe("Stage of the Dockerfile to build, where that is not the last.");
    private final Attribute<String> publishDirectory =
            s.string("publish_directory").describe("Directory with the built pages, for `nixpacks` and `static`.");
    private final Attribute<Boolean> isStaticSpa = s.bool("is_static_spa")
            .describe("Whether every unknown path is answered with the start page, for `static`.");
    private final Attribute<String> herokuVersion =
            s.string("heroku_version").defaultsTo("24").describe("Version of Heroku's builder.");
    private final Attribute<String> railpackVersion =
            s.string("railpack_version").defaultsTo("0.15.4").describe("Version of Railpack.");
    private final Attribute<Values> build;

    /** Declares {@code build}. */
    Build(Schema.Builder application) {
        build = application.object("build", s.build()).flattened().describe("How the image is built.");
    }

    /** Warns of settings that this way of building ignores. */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        var settings = config.find(build);
        if (settings == null || settings.value(type).isUnknown()) {
            return;
        }
        var chosen = settings.find(type, "nixpacks");
        if (!chosen.equals("dockerfile")) {
            for (var attribute : new Attribute<?>[] {dockerfile, contextPath, buildStage}) {
                warn(settings, attribute, "dockerfile", diagnostics);
            }
        }
        if (!chosen.equals("static") && !chosen.equals("nixpacks")) {
            warn(settings, publishDirectory, "nixpacks", diagnostics);
        }
        if (!chosen.equals("static")) {
            warn(settings, isStaticSpa, "static", diagnostics);
        }
        if (!chosen.equals("heroku_buildpacks")) {
            warn(settings, herokuVersion, "heroku_buildpacks", diagnostics);
        }
        if (!chosen.equals("railpack")) {
            warn(settings, railpackVersion, "railpack", diagnostics);
        }
    }

    private static void warn(Values settings, Attribute<?> attribute, String type, Diagnostics diagnostics) {
        // Nobody wrote a default: generated configuration spells all of them out.
        var isSet = settings.has(attribute) && !settings.value(attribute).equals(attribute.defaultValue());
        if (isSet && !settings.value(attribute).equals(Value.of(false))) {
            WithoutEffect.warn(
                    Path.of("build").attribute(attribute.name()),
                    "build." + attribute.name(),
                    "only builds with `type = \"" + type + "\"` use it.",
                    diagnostics);
        }
    }
}
