package com.dokploy.terraform.client;

import java.util.Locale;
import java.util.Map;

/**
 * One whole HTTP reply.
 *
 * @param headers names in lower case, the first value of each
 * @param body decompressed
 * @param keepAlive whether the connection can carry another request
 */
record HttpResponse(int status, Map<String, String> headers, String body, boolean keepAlive) {
    /** The header's value, or empty. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && !header("location").isEmpty();
    }

    boolean isHtml() {
        return header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html")
                || body.stripLeading().startsWith("<");
    }
}
