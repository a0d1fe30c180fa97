package com.dokploy.terraform.log;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The level of a log line, least important first; {@link #OFF} is a threshold that no line reaches. */
public enum Level {
    TRACE("trace"),
    DEBUG("debug"),
    INFO("info"),
    WARN("warn"),
    ERROR("error"),
    OFF("off");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /** Returns the level as hclog spells it, for example {@code debug}. */
    String label() {
        return label;
    }

    /**
     * Returns the level that the user asked for: TF_LOG_PROVIDER_DOKPLOY before TF_LOG_PROVIDER before TF_LOG; the
     * first that is set and not empty decides. A word that is no level means everything, as it does for Terraform
     * (docs/design/protocol.md, "Log").
     */
    static Level from(Map<String, String> environment) {
        var asked = firstSet(
                environment.get("TF_LOG_PROVIDER_DOKPLOY"),
                environment.get("TF_LOG_PROVIDER"),
                environment.get("TF_LOG"));
        return asked == null ? OFF : parse(asked);
    }

    private static @Nullable String firstSet(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return null;
    }

    private static Level parse(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        for (var level : values()) {
            if (level.label.equals(word)) {
                return level;
            }
        }
        return TRACE;
    }
}
