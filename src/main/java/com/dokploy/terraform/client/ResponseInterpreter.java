package com.dokploy.terraform.client;

import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a response into an answer or an {@link ApiError}, for both surfaces: bare values on {@code /api}, and {@code
 * {"result":{"data":{"json":…}}}} or {@code {"error":{"json":…}}} on {@code /api/trpc}. Everything was observed on
 * Dokploy v0.30.2; a body that is not JSON comes from something in front of Dokploy, or is one of its few plain texts.
 */
final class ResponseInterpreter {
    /** The message of a 400 when a permission is missing, such as that of {@code project.create} (seen on v0.30.2). */
    private static final String NO_PERMISSION = "unauthorized to access resource";

    /** The message of a 403 of what only an enterprise license unlocks (seen on v0.30.2). */
    private static final String NO_LICENSE = "Valid enterprise license required";

    /**
     * The procedures and messages with which Dokploy answers a missing object with 400, or the like, instead of 404
     * (v0.30.2). Messages that can mean something else too ({@code sshKey.update}) are left out: no object may be taken
     * for gone that is not.
     */
    private static final Set<String> GONE = Set.of(
            "port.one: Port not found",
            "backup.remove: Backup not found",
            "notification.remove: Notification not found",
            "gitProvider.remove: Git Provider not found",
            "rollback.delete: Rollback not found",
            "rollback.rollback: Rollback not found",
            "registry.testRegistryById: Registry not found",
            "destination.update: Destination not found",
            "environment.update: Error updating the environment: Environment not found",
            "environment.duplicate: Error duplicating the environment: Environment not found",
            "application.update: Error updating application",
            "postgres.update: Error updating Postgres",
            "mysql.update: Update: Error updating MySQL",
            "mariadb.update: Update: Error updating Mariadb",
            "mongo.update: Update: Error updating Mongo",
            "redis.update: Error updating Redis",
            "compose.saveEnvironment: Error adding environment variables",
            "postgres.saveEnvironment: Error adding environment variables",
            "mysql.saveEnvironment: Error adding environment variables",
            "mariadb.saveEnvironment: Error adding environment variables",
            "mongo.saveEnvironment: Error adding environment variables",
            "redis.saveEnvironment: Error adding environment variables");

    private final Endpoint endpoint;
    private final Scrubber scrubber;

    ResponseInterpreter(Endpoint endpoint, Scrubber scrubber) {
        this.endpoint = endpoint;
        this.scrubber = scrubber;
    }

    /**
     * Interprets a response of the {@code /api} surface.
     *
     * @param sent the body that was sent, to remove its secrets from messages
     */
    CallResult single(String procedure, HttpResponse response, @Nullable JsonNode sent, boolean keyHadWorked) {
        var body = parsed(response);
        if (response.isSuccess()) {
            return body == null ? failure(unreadable(procedure, response)) : new CallResult.Answer(body);
        }
        if (response.status() == 401 && !response.isHtml() && !isRefusalOfDokploy(response, body)) {
            return failure(new ApiError.Unreadable(
                    procedure,
                    401,
                    endpoint.origin() + " answered with status 401, but not in the form that Dokploy uses. A proxy or"
                            + " an access gateway seems to answer in its place."));
        }
        if (body == null || !body.isObject() || response.isRedirect()) {
            return failure(withoutJson(procedure, response, sent));
        }
        var data = body.path("data");
        return failure(failed(procedure, response.status(), body, data, sent, keyHadWorked));
    }

    /**
     * Whether a 401 is one of Dokploy's (v0.30.2): JSON with a message, alone or with a code, and no question for a
     * login as by HTTP. Only such a 401 says anything about the API key.
     */
    private static boolean isRefusalOfDokploy(HttpResponse response, @Nullable JsonNode body) {
        return body != null
                && body.path("message").isTextual()
                && (body.size() == 1 || body.path("code").isTextual())
                && response.header("www-authenticate").isEmpty();
    }

    /** Whether a response is that of a batch: an array with an element for each read. */
    static boolean isBatch(@Nullable JsonNode body, int reads) {
        return body != null && body.isArray() && body.size() == reads;
    }

    /**
     * Interprets one element of a batch's response.
     *
     * @param sent the input that was sent, to remove its secrets from messages
     */
    CallResult element(String procedure, JsonNode element, JsonNode sent, boolean keyHadWorked) {
        var error = element.path("error").path("json");
        if (error.isObject()) {
            var data = error.path("data");
            var status = data.path("httpStatus").asInt(500);
            return failure(failed(procedure, status, error, data, sent, keyHadWorked));
        }
        var data = element.path("result").path("data");
        if (data.path("json").isMissingNode()) {
            return failure(new ApiError.Unreadable(
                    procedure, 200, "An answer of the batch has neither a result nor an error."));
        }
        var isVoid = data.path("json").isNull()
                && data.path("meta").path("values").path(0).asText().equals("undefined");
        return new CallResult.Answer(isVoid ? Json.nothing() : data.path("json"));
    }

    /** Whether only a server that took the key answers like this. */
    static boolean provesKey(CallResult outcome) {
        return switch (outcome) {
            case CallResult.Answer _ -> true;
            case CallResult.Failure(var error) ->
                switch (error) {
                    case ApiError.NotFound _, ApiError.Unlicensed _, ApiError.Conflict _ -> true;
                    case ApiError.InvalidInput invalid -> !invalid.fields().isEmpty();
                    case ApiError.UnknownProcedure _,
                            ApiError.TooOld _,
                            ApiError.Unauthorized _,
                            ApiError.Forbidden _ -> false;
                    case ApiError.Server _, ApiError.Unreachable _, ApiError.TimedOut _ -> false;
                    case ApiError.Unreadable _, ApiError.Malformed _, ApiError.Cancelled _ -> false;
                };
        };
    }

    /** Returns the error of a missing response, for one of the procedures that wait for it. */
    static ApiError error(String procedure, NoResponseException none) {
        var message = String.valueOf(none.getMessage());
        return switch (none.reason()) {
            case UNREACHABLE -> new ApiError.Unreachable(procedure, message, none.certainlyNotSent());
            case TIMED_OUT -> new ApiError.TimedOut(procedure, message, none.certainlyNotSent());
            case CANCELLED -> new ApiError.Cancelled(procedure, message, none.certainlyNotSent());
            case UNREADABLE -> new ApiError.Unreadable(procedure, 0, message);
        };
    }

    /** Returns the body as JSON: {@code MissingNode} when it is empty, null when it is something else. */
    static @Nullable JsonNode parsed(HttpResponse response) {
        try {
            return Json.parse(response.body());
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static CallResult failure(ApiError error) {
        return new CallResult.Failure(error);
    }

    private ApiError failed(
            String procedure,
            int status,
            JsonNode error,
            JsonNode data,
            @Nullable JsonNode sent,
            boolean keyHadWorked) {
        var said = error.path("message").asText();
        var message = scrubber.clean(said, sent);
        return switch (status) {
            case 401 ->
                said.equalsIgnoreCase("unauthorized")
                        ? unauthorized(procedure, status, keyHadWorked)
                        : new ApiError.Forbidden(procedure, status, message);
            case 403 ->
                said.equals(NO_LICENSE)
                        ? new ApiError.Unlicensed(procedure, status, message)
                        : new ApiError.Forbidden(procedure, status, message);
            case 404 -> absent(procedure, status, said, message, data);
            case 405 -> unknown(procedure, status);
            case 409 -> new ApiError.Conflict(procedure, status, message);
            case 408, 429 -> new ApiError.Server(procedure, status, message);
            default -> {
                if (status >= 500) {
                    yield new ApiError.Server(procedure, status, message);
                }
                if (said.contains(NO_PERMISSION)) {
                    yield new ApiError.Forbidden(procedure, status, message);
                }
                yield GONE.contains(procedure + ": " + said)
                        ? new ApiError.NotFound(procedure, status, message)
                        : invalid(procedure, status, error, message, sent);
            }
        };
    }

    /** Returns the error of a refused key. A key that is used up or limited is refused exactly as one that is wrong. */
    private static ApiError unauthorized(String procedure, int status, boolean keyHadWorked) {
        var message = keyHadWorked
                ? "Dokploy now refuses the API key that it accepted before. Either the key's rate limit or request"
                        + " quota"
                        + " is used up, or the key has expired, or it has no access to the object. Dokploy answers the"
                        + " same in all these cases."
                : "Dokploy refuses the API key. The key is wrong, expired or deleted, or its rate limit or request"
                        + " quota"
                        + " is used up. Dokploy answers the same in all these cases.";
        return new ApiError.Unauthorized(procedure, status, message, keyHadWorked);
    }

    /** Tells a missing procedure from a missing object: otherwise an old server would make Terraform forget objects. */
    private ApiError absent(String procedure, int status, String said, String message, JsonNode data) {
        var hasPath = data.path("path").isTextual();
        var trpcKnowsNone = said.startsWith("No ") && said.contains("procedure") && said.contains("on path");
        if (trpcKnowsNone || (said.equals("Not found") && !hasPath)) {
            return unknown(procedure, status);
        }
        if (hasPath) {
            return new ApiError.NotFound(procedure, status, message);
        }
        return new ApiError.Unreadable(
                procedure, status, "The server at " + endpoint.origin() + " does not look like Dokploy: " + message);
    }

    private static ApiError unknown(String procedure, int status) {
        return new ApiError.UnknownProcedure(
                procedure, status, "This version of Dokploy has no procedure \"" + procedure + "\".");
    }

    private ApiError invalid(String procedure, int status, JsonNode error, String message, @Nullable JsonNode sent) {
        var fields = fields(error, sent);
        if (fields.isEmpty()) {
            return new ApiError.InvalidInput(procedure, status, message, fields);
        }
        var text = new StringBuilder("Dokploy refuses the input.");
        for (var field : fields) {
            text.append(' ')
                    .append(field.path())
                    .append(": ")
                    .append(field.message())
                    .append('.');
        }
        return new ApiError.InvalidInput(procedure, status, text.toString(), fields);
    }

    /**
     * Reads the refused fields from {@code issues} (/api), from the message (tRPC puts the issues there as JSON), or
     * from {@code zodError}.
     */
    private List<ApiError.Field> fields(JsonNode error, @Nullable JsonNode sent) {
        var fields = new ArrayList<ApiError.Field>();
        var issues = error.path("issues");
        if (!issues.isArray() && error.path("message").asText().startsWith("[")) {
            issues = issuesIn(error.path("message").asText());
        }
        for (var issue : issues) {
            var said = scrubber.clean(issue.path("message").asText(), sent);
            fields.add(new ApiError.Field(scrubber.clean(path(issue.path("path")), sent), said));
        }
        if (fields.isEmpty()) {
            for (var field :
                    error.path("data").path("zodError").path("fieldErrors").properties()) {
                for (var said : field.getValue()) {
                    var name = scrubber.clean(field.getKey(), sent);
                    fields.add(new ApiError.Field(name, scrubber.clean(said.asText(), sent)));
                }
            }
        }
        return fields;
    }

    private static JsonNode issuesIn(String message) {
        try {
            return Json.parse(message);
        } catch (JsonProcessingException _) {
            return Json.nothing();
        }
    }

    private static String path(JsonNode steps) {
        var path = new StringBuilder();
        for (var step : steps) {
            if (step.isNumber()) {
                path.append('[').append(step.asText()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.asText());
            }
        }
        return path.isEmpty() ? "(input)" : path.toString();
    }

    /**
     * Interprets plain texts of Dokploy's own ("Invalid JSON", 400; "Body exceeded 1mb limit", 413), and pages of
     * proxies.
     */
    private ApiError withoutJson(String procedure, HttpResponse response, @Nullable JsonNode sent) {
        var status = response.status();
        if (status >= 500 || status == 429 || status == 408) {
            return new ApiError.Server(procedure, status, spoken(response, sent));
        }
        if (response.isRedirect() || response.isHtml() || status == 404 || status < 400) {
            return unreadable(procedure, response);
        }
        return switch (status) {
            case 403 -> new ApiError.Forbidden(procedure, status, spoken(response, sent));
            case 414, 431 ->
                new ApiError.InvalidInput(
                        procedure, status, "The request is too long for the server or a proxy before it.", List.of());
            default -> new ApiError.InvalidInput(procedure, status, spoken(response, sent), List.of());
        };
    }

    private ApiError unreadable(String procedure, HttpResponse response) {
        return new ApiError.Unreadable(procedure, response.status(), strange(response));
    }

    private String strange(HttpResponse response) {
        if (response.isRedirect()) {
            return endpoint.origin() + " redirects to "
                    + scrubber.clean(origin(response.header("location")), null) + ", where the API key is"
                    + " not sent to. The endpoint must be the URL that Dokploy itself answers at.";
        }
        var answered = endpoint.origin() + " answered with status " + response.status();
        if (response.isHtml()) {
            return answered + " and a web page" + title(response)
                    + " instead of JSON. The endpoint may not be that of a"
                    + " Dokploy server, or a proxy or an access gateway answers in its place.";
        }
        return answered + " and something that is not JSON. The endpoint may not be that of a Dokploy server.";
    }

    private String spoken(HttpResponse response, @Nullable JsonNode sent) {
        if (response.isHtml()) {
            return endpoint.origin() + " answered with status " + response.status() + " and a web page"
                    + title(response) + ".";
        }
        var text = scrubber.clean(response.body(), sent);
        if (text.isEmpty()) {
            return endpoint.origin() + " answered with status " + response.status() + " and nothing more.";
        }
        return text.length() <= 300 ? text : text.substring(0, 300) + " …";
    }

    private String title(HttpResponse response) {
        var text = response.body();
        var start = text.indexOf("<title>");
        var end = text.indexOf("</title>", Math.max(start, 0));
        if (start < 0 || end < 0 || end - start > 200) {
            return "";
        }
        return " (\"" + scrubber.clean(text.substring(start + "<title>".length(), end), null) + "\")";
    }

    /** Returns an address without path and query, which an access gateway fills with tokens. */
    private static String origin(String location) {
        var scheme = location.indexOf("://");
        if (scheme < 0) {
            return "another page";
        }
        var end = scheme + 3;
        while (end < location.length() && "/?#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        var authority = location.substring(scheme + 3, end);
        return location.substring(0, scheme + 3) + authority.substring(authority.lastIndexOf('@') + 1);
    }
}
