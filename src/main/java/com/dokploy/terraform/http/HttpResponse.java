package com.dokploy.terraform.http;

import java.util.Locale;
import java.util.Map;

/**
 * One whole HTTP reply.
 *
 * @param headers names in lower case, the first value of each
 * @param body decompressed
 * @param keepAlive whether the connection can carry another request
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean keepAlive) {
    /** The header's value, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** A status of 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A status of 3xx with an address. */
    public boolean isRedirect() {
        return status >= 300 && status < 400 && !header("location").isEmpty();
    }

    /** A web page, by its type or its first character. */
    public boolean isHtml() {
        return header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html")
                || body.stripLeading().startsWith("<");
    }
}
