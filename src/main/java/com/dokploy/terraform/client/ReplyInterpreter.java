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
 * From a reply to an answer or an {@link ApiError}, for both surfaces: bare values on {@code /api}, and
 * {@code {"result":{"data":{"json":…}}}} or {@code {"error":{"json":…}}} on {@code /api/trpc}. Everything observed on
 * Dokploy v0.30.2; what is not JSON was said by something in front of it, or is one of the few plain texts it has.
 */
final class ReplyInterpreter {
    /** What a 400 says when a permission is missing, such as that of {@code project.create} (seen on v0.30.2). */
    private static final String NO_PERMISSION = "unauthorized to access resource";

    /**
     * Where a missing object is answered with 400, or the like, and this very message (v0.30.2). Messages that can mean
     * something else too ({@code sshKey.update}) are left out: nothing may be taken for gone that is not.
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

    ReplyInterpreter(Endpoint endpoint, Scrubber scrubber) {
        this.endpoint = endpoint;
        this.scrubber = scrubber;
    }

    /**
     * A reply of the {@code /api} surface.
     *
     * @param sent the body that was sent, to blot its secrets out of messages
     */
    CallResult single(String procedure, HttpResponse reply, @Nullable JsonNode sent, boolean keyHadWorked) {
        var body = parsed(reply);
        if (reply.isSuccess()) {
            return body == null ? failure(unreadable(procedure, reply)) : new CallResult.Answer(body);
        }
        if (body == null || !body.isObject() || reply.isRedirect()) {
            return failure(withoutJson(procedure, reply, sent, keyHadWorked));
        }
        var data = body.path("data");
        return failure(failed(procedure, reply.status(), body, data, sent, keyHadWorked));
    }

    /** Whether a reply is that of a batch: an array with an element for each read. */
    static boolean isBatch(@Nullable JsonNode body, int reads) {
        return body != null && body.isArray() && body.size() == reads;
    }

    /** One element of a batch's reply. */
    CallResult element(String procedure, JsonNode element, boolean keyHadWorked) {
        var error = element.path("error").path("json");
        if (error.isObject()) {
            var data = error.path("data");
            var status = data.path("httpStatus").asInt(500);
            return failure(failed(procedure, status, error, data, null, keyHadWorked));
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
                    case ApiError.NotFound _, ApiError.Conflict _ -> true;
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

    /** Why there was no reply, for one of the procedures that wait for it. */
    static ApiError error(String procedure, NoResponseException none) {
        var message = String.valueOf(none.getMessage());
        return switch (none.reason()) {
            case UNREACHABLE -> new ApiError.Unreachable(procedure, message, none.certainlyNotSent());
            case TIMED_OUT -> new ApiError.TimedOut(procedure, message, none.certainlyNotSent());
            case CANCELLED -> new ApiError.Cancelled(procedure, message, none.certainlyNotSent());
            case UNREADABLE -> new ApiError.Unreadable(procedure, 0, message);
        };
    }

    /** The body as JSON: {@code MissingNode} when empty, null when it is something else. */
    static @Nullable JsonNode parsed(HttpResponse reply) {
        try {
            return Json.parse(reply.body());
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
            case 403 -> new ApiError.Forbidden(procedure, status, message);
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

    /** A key that is used up or limited is refused exactly as one that is wrong. */
    private static ApiError unauthorized(String procedure, int status, boolean keyHadWorked) {
        var message = keyHadWorked
                ? "Dokploy refuses the API key that it accepted before: its rate limit, or the number of requests it"
                        + " has left, is used up. (Dokploy answers both with 401.)"
                : "Dokploy refuses the API key: it is wrong, expired or deleted, or its rate limit, or the number of"
                        + " requests it has left, is used up. (Dokploy answers all of these with 401.)";
        return new ApiError.Unauthorized(procedure, status, message, keyHadWorked);
    }

    /** Told apart, or else an old server would make Terraform forget what it holds. */
    private static ApiError absent(String procedure, int status, String said, String message, JsonNode data) {
        var hasPath = data.path("path").isTextual();
        var trpcKnowsNone = said.startsWith("No ") && said.contains("procedure") && said.contains("on path");
        if (trpcKnowsNone || (said.equals("Not found") && !hasPath)) {
            return unknown(procedure, status);
        }
        if (hasPath) {
            return new ApiError.NotFound(procedure, status, message);
        }
        return new ApiError.Unreadable(
                procedure, status, "Something that is not Dokploy answered that there is nothing here: " + message);
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

    /** From {@code issues} (/api), from the message (tRPC puts the issues there as JSON), or from {@code zodError}. */
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

    /** Plain texts of Dokploy's own ("Invalid JSON", 400; "Body exceeded 1mb limit", 413), and pages of proxies. */
    private ApiError withoutJson(String procedure, HttpResponse reply, @Nullable JsonNode sent, boolean keyHadWorked) {
        var status = reply.status();
        if (status >= 500 || status == 429 || status == 408) {
            return new ApiError.Server(procedure, status, spoken(reply, sent));
        }
        if (reply.isRedirect() || reply.isHtml() || status == 404 || status < 400) {
            return unreadable(procedure, reply);
        }
        return switch (status) {
            case 401 -> unauthorized(procedure, status, keyHadWorked);
            case 403 -> new ApiError.Forbidden(procedure, status, spoken(reply, sent));
            case 414, 431 ->
                new ApiError.InvalidInput(
                        procedure, status, "The request is too long for the server or a proxy before it.", List.of());
            default -> new ApiError.InvalidInput(procedure, status, spoken(reply, sent), List.of());
        };
    }

    private ApiError unreadable(String procedure, HttpResponse reply) {
        return new ApiError.Unreadable(procedure, reply.status(), strange(reply));
    }

    private String strange(HttpResponse reply) {
        if (reply.isRedirect()) {
            return endpoint.origin() + " redirects to "
                    + scrubber.clean(origin(reply.header("location")), null) + ", where the API key is"
                    + " not sent to. The endpoint must be the address that Dokploy itself answers at.";
        }
        var answered = endpoint.origin() + " answered with status " + reply.status();
        if (reply.isHtml()) {
            return answered + " and a web page" + title(reply) + " instead of JSON. The endpoint may not be that of a"
                    + " Dokploy server, or a proxy or an access gateway answers in its place.";
        }
        return answered + " and something that is not JSON. The endpoint may not be that of a Dokploy server.";
    }

    private String spoken(HttpResponse reply, @Nullable JsonNode sent) {
        if (reply.isHtml()) {
            return endpoint.origin() + " answered with status " + reply.status() + " and a web page" + title(reply)
                    + ".";
        }
        var text = scrubber.clean(reply.body(), sent);
        if (text.isEmpty()) {
            return endpoint.origin() + " answered with status " + reply.status() + " and nothing more.";
        }
        return text.length() <= 300 ? text : text.substring(0, 300) + " …";
    }

    private String title(HttpResponse reply) {
        var text = reply.body();
        var start = text.indexOf("<title>");
        var end = text.indexOf("</title>", Math.max(start, 0));
        if (start < 0 || end < 0 || end - start > 200) {
            return "";
        }
        return " (\"" + scrubber.clean(text.substring(start + "<title>".length(), end), null) + "\")";
    }

    /** Without path and query, which an access gateway fills with tokens. */
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
