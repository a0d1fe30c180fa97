package com.dokploy.terraform.client;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the headers that a user adds to every request, for gateways in front of the server. */
public final class Headers {
    /**
     * The headers that say where a message ends, how it travels and to whom: if one were sent twice, each side might
     * read another one.
     */
    private static final Set<String> OWN = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String NAME_SIGNS = "!#$%&'*+-.^_`|~";

    private Headers() {}

    /** Returns why a header cannot be sent; null if it can. The header's value is not repeated. */
    public static @Nullable String problem(String name, String value) {
        if (!isName(name)) {
            return "`" + name + "` is not a valid header name: use letters, digits and `-`, without spaces.";
        }
        var key = name.toLowerCase(Locale.ROOT);
        if (key.equals("x-api-key")) {
            return "`" + name + "` is the header of the API key. Set `api_key` instead.";
        }
        if (OWN.contains(key)) {
            return "`" + name + "` is a header of the connection, which the provider sets.";
        }
        return isValue(value)
                ? null
                : "The value of `" + name
                        + "` contains a line break or another character that is not allowed in a header.";
    }

    private static boolean isName(String name) {
        for (var index = 0; index < name.length(); index++) {
            var character = name.charAt(index);
            if (character >= 128 || (!Character.isLetterOrDigit(character) && NAME_SIGNS.indexOf(character) < 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    static boolean isValue(String value) {
        for (var index = 0; index < value.length(); index++) {
            var character = value.charAt(index);
            if ((character < ' ' && character != '\t') || character >= 127) {
                return false;
            }
        }
        return true;
    }
}
