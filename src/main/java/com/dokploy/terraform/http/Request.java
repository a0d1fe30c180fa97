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
    /** The header that says which types of content the sender takes. */
    public static final String ACCEPT = "Accept";

    /** The type of a stream of server-sent events. */
    public static final String EVENTS = "text/event-stream";

    public Request {
        headers = new LinkedHashMap<>(headers);
    }

    /**
     * Whether sending the request twice does what sending it once does. Who asks for events may begin something with
     * that, although this is a GET.
     */
    boolean isRepeatable() {
        var accepted = headers.get(ACCEPT);
        return method.equals("GET") && (accepted == null || !accepted.value().equals(EVENTS));
    }

    Request to(String otherTarget) {
        return new Request(method, otherTarget, headers, body);
    }
}
