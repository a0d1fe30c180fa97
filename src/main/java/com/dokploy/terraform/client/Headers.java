package com.dokploy.terraform.client;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers a user may add to every request, for gateways in front of the server. */
public final class Headers {
    /** What says where a message ends, how it travels and to whom: sent twice, each side reads another one. */
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

    /** Why a header cannot be sent; null if it can. Its value is not repeated. */
    public static @Nullable String problem(String name, String value) {
        if (!isName(name)) {
            return "`" + name + "` is not the name of a header: letters, digits and `-` without spaces.";
        }
        var key = name.toLowerCase(Locale.ROOT);
        if (key.equals("x-api-key")) {
            return "`" + name + "` carries the API key, which `api_key` sets.";
        }
        if (OWN.contains(key)) {
            return "`" + name + "` belongs to the connection itself, and the provider sets it.";
        }
        return isValue(value)
                ? null
                : "The value of `" + name + "` holds a line break or another character that no header can have.";
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
