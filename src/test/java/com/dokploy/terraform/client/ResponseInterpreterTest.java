package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.log.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies have the shapes of Dokploy v0.30.2's. */
class ResponseInterpreterTest {
    private final ResponseInterpreter replies = new ResponseInterpreter(
            Endpoint.parse("https://dokploy.example.com"), new Scrubber(List.of(new Secret("key-1234"))));

    @Test
    void takesAnyJsonForAnAnswer() {
        assertThat(answer(200, "{\"projectId\":\"p\"}")).isEqualTo(LocalServer.json("{\"projectId\":\"p\"}"));
        assertThat(answer(200, "\"v0.30.2\"").textValue()).isEqualTo("v0.30.2");
        assertThat(answer(200, "true").booleanValue()).isTrue();
        assertThat(answer(200, "null").isNull()).isTrue();
        assertThat(answer(200, "0.1").decimalValue()).isEqualByComparingTo("0.1");
    }

    @Test
    void takesAnEmptyBodyForNothing() {
        assertThat(answer(200, "")).isInstanceOf(MissingNode.class);
        assertThat(answer(204, "")).isInstanceOf(MissingNode.class);
    }

    @Test
    void unwrapsElementsOfBatches() {
        assertThat(element("{\"result\":{\"data\":{\"json\":{\"a\":1}}}}").orThrow())
                .isEqualTo(LocalServer.json("{\"a\":1}"));
        assertThat(element("{\"result\":{\"data\":{\"json\":null}}}").orThrow().isNull())
                .isTrue();
        assertThat(element("{\"result\":{\"data\":{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}}}")
                        .orThrow())
                .isInstanceOf(MissingNode.class);
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                meaning(
                        "a gone object",
                        "project.one",
                        404,
                        error(404, "NOT_FOUND", "Project not found", "project.one"),
                        new ApiError.NotFound("project.one", 404, "Project not found")),
                meaning(
                        "an unknown procedure",
                        "network.update",
                        404,
                        error(404, "NOT_FOUND", "Not found", ""),
                        new ApiError.UnknownProcedure(
                                "network.update", 404, "This version of Dokploy has no procedure \"network.update\".")),
                meaning(
                        "an unknown procedure on tRPC",
                        "network.one",
                        404,
                        error(404, "NOT_FOUND", "No procedure found on path \"network.one\"", "network.one"),
                        new ApiError.UnknownProcedure(
                                "network.one", 404, "This version of Dokploy has no procedure \"network.one\".")),
                meaning(
                        "a gone port, which is a bad request",
                        "port.one",
                        400,
                        error(400, "BAD_REQUEST", "Port not found", "port.one"),
                        new ApiError.NotFound("port.one", 400, "Port not found")),
                meaning(
                        "a gone backup on removal",
                        "backup.remove",
                        400,
                        error(400, "BAD_REQUEST", "Backup not found", "backup.remove"),
                        new ApiError.NotFound("backup.remove", 400, "Backup not found")),
                meaning(
                        "a gone database on update",
                        "postgres.update",
                        400,
                        error(400, "BAD_REQUEST", "Error updating Postgres", "postgres.update"),
                        new ApiError.NotFound("postgres.update", 400, "Error updating Postgres")),
                meaning(
                        "the same words of another procedure",
                        "backup.manualBackupPostgres",
                        400,
                        error(400, "BAD_REQUEST", "Backup not found", "backup.manualBackupPostgres"),
                        new ApiError.InvalidInput("backup.manualBackupPostgres", 400, "Backup not found", List.of())),
                meaning(
                        "an update that fails for more than one reason",
                        "sshKey.update",
                        400,
                        error(400, "BAD_REQUEST", "Error updating this SSH key", "sshKey.update"),
                        new ApiError.InvalidInput("sshKey.update", 400, "Error updating this SSH key", List.of())),
                meaning(
                        "a permission, which is 401",
                        "project.one",
                        401,
                        error(401, "UNAUTHORIZED", "You don't have access to this project", "project.one"),
                        new ApiError.Forbidden("project.one", 401, "You don't have access to this project")),
                meaning(
                        "a permission, which is 400",
                        "project.create",
                        400,
                        error(
                                400,
                                "BAD_REQUEST",
                                "Error creating the project: unauthorized to access resource \"project\"",
                                "project.create"),
                        new ApiError.Forbidden(
                                "project.create",
                                400,
                                "Error creating the project: unauthorized to access resource \"project\"")),
                meaning(
                        "a permission, which is 403",
                        "organization.one",
                        403,
                        error(403, "FORBIDDEN", "You are not a member of this organization", "organization.one"),
                        new ApiError.Forbidden("organization.one", 403, "You are not a member of this organization")),
                meaning(
                        "a license that is missing",
                        "customRole.create",
                        403,
                        error(403, "FORBIDDEN", "Valid enterprise license required", "customRole.create"),
                        new ApiError.Unlicensed("customRole.create", 403, "Valid enterprise license required")),
                meaning(
                        "a conflict",
                        "organization.inviteMember",
                        409,
                        error(409, "CONFLICT", "User is already a member", "organization.inviteMember"),
                        new ApiError.Conflict("organization.inviteMember", 409, "User is already a member")),
                meaning(
                        "a failed precondition",
                        "forwardAuth.enable",
                        412,
                        error(412, "PRECONDITION_FAILED", "Deploy the proxy first.", "forwardAuth.enable"),
                        new ApiError.InvalidInput("forwardAuth.enable", 412, "Deploy the proxy first.", List.of())),
                meaning(
                        "a failure of the server",
                        "postgres.deploy",
                        500,
                        error(500, "INTERNAL_SERVER_ERROR", "Error on deploy postgres", "postgres.deploy"),
                        new ApiError.Server("postgres.deploy", 500, "Error on deploy postgres")),
                meaning(
                        "SQL in a bad request",
                        "domain.create",
                        400,
                        error(400, "BAD_REQUEST", "Failed query: insert … params: hunter22", "domain.create"),
                        new ApiError.InvalidInput("domain.create", 400, "the database refused the values.", List.of())),
                meaning(
                        "an invalid input",
                        "project.create",
                        400,
                        """
                        {"message":"Input validation failed","code":"BAD_REQUEST",
                         "data":{"code":"BAD_REQUEST","httpStatus":400,"path":"project.create","zodError":
                           {"formErrors":[],"fieldErrors":{"name":["Too small"]}}},
                         "issues":[{"code":"too_small","path":["name"],"message":"Too small"},
                                   {"code":"x","path":["healthCheckSwarm","Test",0],"message":"Not text"},
                                   {"code":"x","path":[],"message":"Not so"}]}\
                        """,
                        new ApiError.InvalidInput(
                                "project.create",
                                400,
                                "Dokploy refuses the input. name: Too small. healthCheckSwarm.Test[0]: Not text."
                                        + " (input): Not so.",
                                List.of(
                                        new ApiError.Field("name", "Too small"),
                                        new ApiError.Field("healthCheckSwarm.Test[0]", "Not text"),
                                        new ApiError.Field("(input)", "Not so")))),
                meaning(
                        "an invalid input on tRPC",
                        "project.one",
                        400,
                        """
                        {"message":"[\\n {\\"path\\":[\\"projectId\\"],\\"message\\":\\"Required\\"}]","code":-32600,
                         "data":{"code":"BAD_REQUEST","httpStatus":400,"path":"project.one","zodError":
                           {"formErrors":[],"fieldErrors":{"projectId":["Required"]}}}}\
                        """,
                        new ApiError.InvalidInput(
                                "project.one",
                                400,
                                "Dokploy refuses the input. projectId: Required.",
                                List.of(new ApiError.Field("projectId", "Required")))),
                meaning(
                        "an invalid input told by field only",
                        "project.one",
                        400,
                        """
                        {"message":"Input validation failed","code":"BAD_REQUEST",
                         "data":{"code":"BAD_REQUEST","httpStatus":400,"path":"project.one","zodError":
                           {"formErrors":[],"fieldErrors":{"projectId":["Required"]}}}}\
                        """,
                        new ApiError.InvalidInput(
                                "project.one",
                                400,
                                "Dokploy refuses the input. projectId: Required.",
                                List.of(new ApiError.Field("projectId", "Required")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meanings")
    void tellsWhatAnErrorMeansOnBothSurfaces(String procedure, int status, String body, ApiError expected) {
        assertThat(failure(procedure, status, "application/json", body, false)).isEqualTo(expected);

        var element = LocalServer.json("{\"error\":{\"json\":" + body + "}}");
        assertThat(replies.element(procedure, element, Json.object(), false))
                .isEqualTo(new CallResult.Failure(expected));
    }

    @Test
    void tellsALimitFromAWrongKeyByWhatWasBefore() {
        var refused = "{\"message\":\"Unauthorized\"}";

        assertThat(failure("project.all", 401, "application/json", refused, false))
                .isInstanceOfSatisfying(ApiError.Unauthorized.class, error -> {
                    assertThat(error.keyHadWorked()).isFalse();
                    assertThat(error.message()).contains("wrong, expired or deleted", "rate limit");
                });
        assertThat(failure("project.all", 401, "application/json", refused, true))
                .isInstanceOfSatisfying(ApiError.Unauthorized.class, error -> {
                    assertThat(error.keyHadWorked()).isTrue();
                    assertThat(error.message()).contains("accepted before", "rate limit");
                });
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("a page where an answer was expected", 200, "text/html", "<html>", ApiError.Unreadable.class),
                stranger("a page without a content type", 200, "", " <!doctype html>", ApiError.Unreadable.class),
                stranger("text where an answer was expected", 200, "text/plain", "hello", ApiError.Unreadable.class),
                stranger("half an answer", 200, "application/json", "{\"a\":", ApiError.Unreadable.class),
                stranger("two answers", 200, "application/json", "{}{}", ApiError.Unreadable.class),
                stranger("a proxy without a route", 404, "text/plain", "404 page not found", ApiError.Unreadable.class),
                stranger("a web server's 404", 404, "text/html", "<html>", ApiError.Unreadable.class),
                stranger(
                        "another API's 404", 404, "application/json", "{\"detail\":\"no\"}", ApiError.Unreadable.class),
                stranger("a login page", 401, "text/html", "<html>", ApiError.Unreadable.class),
                stranger("a gateway that wants a login", 401, "text/plain", "Unauthorized", ApiError.Unreadable.class),
                stranger("a gateway without words", 401, "", "", ApiError.Unreadable.class),
                stranger(
                        "a gateway's own JSON",
                        401,
                        "application/json",
                        "{\"message\":\"Unauthorized\",\"request_id\":\"1\"}",
                        ApiError.Unreadable.class),
                stranger("a gateway that blocks", 403, "text/html", "<html>", ApiError.Unreadable.class),
                stranger("a gateway that blocks in words", 403, "text/plain", "blocked", ApiError.Forbidden.class),
                stranger("a dead backend", 502, "text/html", "<html>", ApiError.Server.class),
                stranger("a dead backend in words", 503, "text/plain", "no available server", ApiError.Server.class),
                stranger("a gateway's limit", 429, "text/plain", "slow down", ApiError.Server.class),
                stranger("broken JSON", 400, "text/plain", "Invalid JSON", ApiError.InvalidInput.class),
                stranger("a body that is too large", 413, "text/plain", "Body exceeded", ApiError.InvalidInput.class),
                stranger("a request line that is too long", 431, "", "", ApiError.InvalidInput.class),
                stranger("an unexpected status", 418, "text/plain", "teapot", ApiError.InvalidInput.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void takesNothingStrangeForAnAnswerOrForGone(int status, String type, String body, Class<ApiError> expected) {
        assertThat(failure("project.one", status, type, body, true))
                .isInstanceOf(expected)
                .satisfies(error -> assertThat(error.status()).isEqualTo(status))
                .satisfies(error -> assertThat(error.message()).isNotBlank());
    }

    @Test
    void takesAQuestionForALoginForThatOfAGateway() {
        var reply = new HttpResponse(
                401, Map.of("www-authenticate", "Basic realm=\"intranet\""), "{\"message\":\"Unauthorized\"}", true);

        assertThat(replies.single("a.b", reply, null, true))
                .isInstanceOfSatisfying(
                        CallResult.Failure.class,
                        failure -> assertThat(failure.error()).isInstanceOf(ApiError.Unreadable.class));
    }

    @Test
    void namesTheTitleOfAPage() {
        var error = failure("a.b", 200, "text/html", "<html><title>Sign in · key-1234</title>", false);

        assertThat(error.message())
                .contains("https://dokploy.example.com", "\"Sign in · (sensitive)\"", "instead of JSON");
    }

    @Test
    void namesWhereARedirectLeadsWithoutItsPath() {
        var reply = new HttpResponse(
                302, Map.of("location", "https://me:pw@sso.example.com/login?token=hunter22"), "", true);

        assertThat(replies.single("a.b", reply, null, false))
                .isInstanceOfSatisfying(
                        CallResult.Failure.class,
                        failure -> assertThat(failure.error().message())
                                .contains("redirects to https://sso.example.com,")
                                .doesNotContain("hunter22")
                                .doesNotContain("pw"));
    }

    @Test
    void takesABrokenElementForUnreadable() {
        assertThat(element("{\"neither\":true}"))
                .isInstanceOfSatisfying(
                        CallResult.Failure.class,
                        failure -> assertThat(failure.error()).isInstanceOf(ApiError.Unreadable.class));
    }

    @Test
    void mayHaveHappenedUnlessItIsKnownThatNot() {
        assertThat(new ApiError.Unreachable("a.b", "", true).mayHaveHappened()).isFalse();
        assertThat(new ApiError.Unreachable("a.b", "", false).mayHaveHappened()).isTrue();
        assertThat(new ApiError.TimedOut("a.b", "", true).mayHaveHappened()).isFalse();
        assertThat(new ApiError.TimedOut("a.b", "", false).mayHaveHappened()).isTrue();
        assertThat(new ApiError.Cancelled("a.b", "", true).mayHaveHappened()).isFalse();
        assertThat(new ApiError.Cancelled("a.b", "", false).mayHaveHappened()).isTrue();
        assertThat(new ApiError.Server("a.b", 502, "").mayHaveHappened()).isTrue();
        assertThat(new ApiError.Server("a.b", 429, "").mayHaveHappened()).isFalse();
        assertThat(new ApiError.Unreadable("a.b", 200, "").mayHaveHappened()).isTrue();
        assertThat(new ApiError.InvalidInput("a.b", 400, "", List.of()).mayHaveHappened())
                .isFalse();
        assertThat(new ApiError.Unreadable("a.b", 401, "").mayHaveHappened()).isFalse();
        assertThat(new ApiError.Unauthorized("a.b", 401, "", true).mayHaveHappened())
                .isFalse();
    }

    private JsonNode answer(int status, String body) {
        return replies.single("a.b", new HttpResponse(status, Map.of(), body, true), null, false)
                .orThrow();
    }

    private CallResult element(String body) {
        return replies.element("a.b", LocalServer.json(body), Json.object(), false);
    }

    private ApiError failure(String procedure, int status, String type, String body, boolean keyHadWorked) {
        var reply = new HttpResponse(status, Map.of("content-type", type), body, true);
        return replies.single(procedure, reply, null, keyHadWorked) instanceof CallResult.Failure(var error)
                ? error
                : null;
    }

    private static String error(int status, String code, String message, String path) {
        return LocalServer.error(status, code, message, path).toString();
    }

    private static Arguments meaning(String name, String procedure, int status, String body, ApiError expected) {
        return Arguments.of(Named.of(name, procedure), status, body, expected);
    }

    private static Arguments stranger(
            String name, int status, String type, String body, Class<? extends ApiError> expected) {
        return Arguments.of(Named.of(name, status), type, body, expected);
    }
}
