package com.dokploy.terraform.http;

import java.util.Locale;
import java.util.Map;

/**
 * One whole HTTP response.
 *
 * @param headers names in lower case, the first value of each
 * @param body decompressed
 * @param keepAlive whether the connection can carry another request
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean keepAlive) {
    /** Returns the header's value; empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the status is 3xx and an address is given. */
    public boolean isRedirect() {
        return status >= 300 && status < 400 && !header("location").isEmpty();
    }

    /** Whether the response is a web page, by its type or its first character. */
    public boolean isHtml() {
        return header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html")
                || body.stripLeading().startsWith("<");
    }
}
