package com.dokploy.terraform.http;

import com.dokploy.terraform.log.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param target path and query, {@code /api/project.all}
 * @param headers the headers to send besides host, lengths and encodings
 * @param body JSON, or null for a GET
 */
public record Request(
        String method,
        String target,
        Map<String, Secret> headers,
        @Nullable String body) {
    public Request {
        headers = new LinkedHashMap<>(headers);
    }

    /** Whether sending the request twice does what sending it once does. */
    boolean isRepeatable() {
        return method.equals("GET");
    }

    Request to(String otherTarget) {
        return new Request(method, otherTarget, headers, body);
    }
}
