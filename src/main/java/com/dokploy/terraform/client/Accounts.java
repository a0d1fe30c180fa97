package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.log.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a server: signing up and signing in with an e-mail address and a password, as the dashboard does. No
 * API key is needed; a cookie says who calls. Facts are those of Dokploy v0.30.2.
 */
public final class Accounts {
    private static final String SIGN_UP = "auth/sign-up/email";
    private static final String SIGN_IN = "auth/sign-in/email";
    private static final String SIGN_OUT = "auth/sign-out";
    private static final String REGISTER = "register";
    private static final String COOKIE = "Cookie";
    private static final String NO_ORGANIZATION =
            "The sign-up of this user is still under way, or has failed: the user belongs to no organization.";
    private static final String ADMINISTRATOR_EXISTS = "Admin is already created";

    /** The first sign-up asks other servers for the host's address, twice for 30 s where there is no internet. */
    private static final Duration SIGN_UP_TIME = Duration.ofMinutes(2);

    private static final Duration PASSWORD_TIME = Duration.ofSeconds(20);

    private static final Duration SIGN_IN_TIME = Duration.ofSeconds(60);
    /** The server takes three attempts in ten seconds. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(4);

    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Endpoint endpoint;
    private final Transport transport;
    private final ResponseInterpreter responses;
    private final Retries retries;
    private final Cancellation cancellation;
    private final Dokploy server;

    /** Reaches the accounts of a client's server, without the client's key. */
    public Accounts(Dokploy server) {
        var bare = server.withoutKey();
        this.server = server;
        endpoint = bare.endpoint();
        transport = bare.transport();
        responses = bare.responses();
        retries = bare.retries();
        cancellation = bare.cancellation();
    }

    /** A person who signs up. */
    public record Person(String email, Secret password, String firstName, String lastName) {}

    /** Thrown when the server lets nobody in with an e-mail address and a password. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean wantsSecondFactor;

        private RefusedException(boolean wantsSecondFactor) {
            super("sign-in refused");
            this.wantsSecondFactor = wantsSecondFactor;
        }

        /** Whether the password is right, and the account has two-factor authentication. */
        public boolean wantsSecondFactor() {
            return wantsSecondFactor;
        }
    }

    /** A user who has signed in, until this is closed. */
    public final class SignedIn implements AutoCloseable {
        private final Dokploy dokploy;
        private final Secret cookie;
        private final boolean isNew;

        private SignedIn(Secret cookie, boolean isNew) {
            this.dokploy = server.withCookie(cookie);
            this.cookie = cookie;
            this.isNew = isNew;
        }

        /** The client for calls of this user. */
        public Dokploy dokploy() {
            return dokploy;
        }

        /** Whether the account was made by this sign-up. */
        public boolean isNew() {
            return isNew;
        }

        /** Whether the session acts for an organization. */
        private boolean hasOrganization() {
            return dokploy.queryUncached("user.session", Json.object())
                    .at("/session/activeOrganizationId")
                    .isTextual();
        }

        /** Signs out. A session that the server does not end now ends by itself after three days. */
        @Override
        public void close() {
            try {
                var ended = post(SIGN_OUT, Json.object(), Map.of(COOKIE, cookie), Deadline.in(SIGN_IN_TIME));
                if (ended.result() instanceof CallResult.Failure(var error)) {
                    Log.debug("the session was not ended", "error", error.message());
                }
            } finally {
                dokploy.close();
            }
        }
    }

    /**
     * Signs up, or signs in if the server has an administrator already. To sign up again when an answer was lost does
     * no harm: the server takes an e-mail address once.
     *
     * @throws RefusedException when the administrator is another one, or has another password
     * @throws ApiException when there is no answer
     */
    public SignedIn signUp(Person person) {
        var body = Json.object()
                .put("email", person.email())
                .put("password", person.password().value())
                .put("name", person.firstName())
                .put("lastName", person.lastName());
        var deadline = Deadline.in(SIGN_UP_TIME);
        var isAnswerLost = false;
        for (var attempt = 1; ; attempt++) {
            var reply = post(SIGN_UP, body, Map.of(), deadline);
            if (!(reply.result() instanceof CallResult.Failure(var error))) {
                return signedIn(reply, true);
            }
            if (isThere(error)) {
                return existing(person, isAnswerLost);
            }
            isAnswerLost |= error.mayHaveHappened();
            pauseOrThrow(attempt, reply, error, deadline);
        }
    }

    /**
     * Signs in.
     *
     * @throws RefusedException when the server does not let the user in
     * @throws ApiException when there is no answer
     */
    public SignedIn signIn(String email, Secret password) {
        var body = Json.object().put("email", email).put("password", password.value());
        var deadline = Deadline.in(SIGN_IN_TIME);
        for (var attempt = 1; ; attempt++) {
            var reply = post(SIGN_IN, body, Map.of(), deadline);
            if (!(reply.result() instanceof CallResult.Failure(var error))) {
                return signedIn(reply, false);
            }
            if (error.status() == 401) {
                throw new RefusedException(false);
            }
            pauseOrThrow(attempt, reply, error, deadline);
        }
    }

    /**
     * Whether nobody has signed up on the server: then the dashboard offers it.
     *
     * @throws ApiException when there is no answer
     */
    public boolean areNone() {
        var request = new Request("GET", endpoint.base() + "/" + REGISTER, Map.of(), null);
        try {
            var page = transport.send(REGISTER, request, Deadline.in(SIGN_IN_TIME), true);
            return page.isSuccess() && page.body().contains("\"page\":\"/" + REGISTER + "\"");
        } catch (NoResponseException none) {
            throw new ApiException(ResponseInterpreter.error(REGISTER, none));
        }
    }

    /**
     * Signs in a person who is there already. While a sign-up is under way, the user has no password at first and then,
     * for up to a minute, no organization: a session from that time never gets one.
     *
     * @param isOwn whether this client has asked for the sign-up
     */
    private SignedIn existing(Person person, boolean isOwn) {
        var isPasswordDue = Deadline.in(isOwn ? PASSWORD_TIME : Duration.ZERO);
        var isOrganizationDue = Deadline.in(SIGN_UP_TIME);
        while (true) {
            try {
                var signedIn = signIn(person.email(), person.password());
                if (signedIn.hasOrganization()) {
                    return isOwn ? new SignedIn(signedIn.cookie, true) : signedIn;
                }
                signedIn.close();
                if (!isPaused(isOrganizationDue)) {
                    throw new ApiException(new ApiError.TimedOut(SIGN_UP, NO_ORGANIZATION, false));
                }
            } catch (RefusedException refused) {
                if (refused.wantsSecondFactor() || !isPaused(isPasswordDue)) {
                    throw refused;
                }
            }
        }
    }

    /** Waits for another attempt; false if there is no time for one. */
    private boolean isPaused(Deadline due) {
        return due.remaining().compareTo(BETWEEN_ATTEMPTS) > 0 && !cancellation.isCancelledWithin(BETWEEN_ATTEMPTS);
    }

    /** Returns name and value of the cookie of the session; a gateway may add its own. Empty if there is none. */
    private static String sessionCookie(String cookies) {
        for (var cookie : cookies.split("\n", -1)) {
            var pair = cookie.split(";", -1)[0];
            if (pair.split("=", -1)[0].endsWith("session_token")) {
                return pair;
            }
        }
        return "";
    }

    private static boolean isThere(ApiError error) {
        return error.status() == 422 || error.message().contains(ADMINISTRATOR_EXISTS);
    }

    /** What came back: the answer or the error, and the response if there was one. */
    private record Reply(CallResult result, @Nullable HttpResponse response) {}

    private Reply post(String procedure, ObjectNode body, Map<String, Secret> headers, Deadline deadline) {
        var all = new LinkedHashMap<>(headers);
        if (transport.alwaysSends(COOKIE) || headers.containsKey(COOKIE)) {
            // A request with a cookie, also one of a gateway's, has to say which page it comes from.
            all.put("Origin", new Secret(String.valueOf(endpoint.origin())));
        }
        var request = new Request("POST", endpoint.base() + "/api/" + procedure, all, body.toString());
        try {
            var response = transport.send(procedure, request, deadline, false);
            return new Reply(responses.single(procedure, response, body, false), response);
        } catch (NoResponseException none) {
            return new Reply(new CallResult.Failure(ResponseInterpreter.error(procedure, none)), null);
        }
    }

    private SignedIn signedIn(Reply reply, boolean isNew) {
        var answer = reply.result().orThrow();
        if (answer.path("twoFactorRedirect").asBoolean()) {
            throw new RefusedException(true);
        }
        var cookie =
                reply.response() == null ? "" : sessionCookie(reply.response().header("set-cookie"));
        if (!isSession(answer) || cookie.isEmpty()) {
            throw new ApiException(
                    new ApiError.Unreadable(SIGN_IN, 200, "The answer to the sign-in has no session cookie."));
        }
        return new SignedIn(new Secret(cookie), isNew);
    }

    private static boolean isSession(JsonNode answer) {
        return answer.path("token").isTextual();
    }

    /** Pauses before another attempt; throws the error where another attempt makes no sense. */
    private void pauseOrThrow(int attempt, Reply reply, ApiError error, Deadline deadline) {
        var response = reply.response();
        if (response != null && error.status() == 429) {
            if (isOverAfter(response, deadline)) {
                return;
            }
        } else if (error instanceof ApiError.Unreachable || error instanceof ApiError.Server) {
            if (retries.pauseBeforeRetry(attempt, error, deadline)) {
                return;
            }
        }
        throw new ApiException(error);
    }

    /** Waits as long as the server says that it takes no attempts; false if that is too long. */
    private boolean isOverAfter(HttpResponse response, Deadline deadline) {
        var text = response.header("x-retry-after");
        var isNumber = !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Character::isDigit);
        var seconds = isNumber ? Integer.parseInt(text) : LONGEST_WAIT_SECONDS;
        var wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS) + 1L);
        return wait.compareTo(deadline.remaining()) < 0 && !cancellation.isCancelledWithin(wait);
    }
}
