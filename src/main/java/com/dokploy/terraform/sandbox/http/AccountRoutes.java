package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.store.Owner;
import com.dokploy.terraform.sandbox.store.Passwords;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signing up, in and out, and the page that offers it, as seen on v0.30.2. Every call of the sandbox is its owner's, so
 * that nobody else can sign in.
 */
public final class AccountRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Store store;
    private final Owner owner;
    private final Sessions sessions;
    private final Map<String, Attempts> attempts = new HashMap<>();

    /** Signs up and in the owner of a database. */
    public AccountRoutes(Store store, Owner owner, Sessions sessions) {
        this.store = store;
        this.owner = owner;
        this.sessions = sessions;
    }

    /** How often something was tried in a row, and when last. */
    private record Attempts(int count, long last) {}

    /** Whether a path is one of the pages for people. */
    boolean isPage(String path) {
        return path.equals("/") || path.equals("/register");
    }

    ServerResponse answer(ServerRequest request) {
        return store.exclusively(() -> switch (request.path()) {
            case "/" -> owner.exists() ? page("/") : ServerResponse.redirect(307, "/register");
            case "/register" -> owner.exists() ? ServerResponse.redirect(307, "/") : page("/register");
            case "/api/auth/sign-up/email" -> limited(request, true);
            case "/api/auth/sign-in/email" -> limited(request, false);
            case "/api/auth/sign-out" -> signOut(request);
            default -> ServerResponse.empty(404);
        });
    }

    /** A page of the dashboard, which says in its data which one it is. */
    private static ServerResponse page(String path) {
        var page = ServerResponse.html(200, "Dokploy");
        return new ServerResponse.Whole(
                200,
                page.headers(),
                page.body() + "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"page\":\"" + path
                        + "\"}</script>");
    }

    private ServerResponse limited(ServerRequest request, boolean isSignUp) {
        var now = System.nanoTime();
        var before = attempts.getOrDefault(request.path(), new Attempts(0, now));
        var isOver = now - before.last() > WINDOW.toNanos();
        if (!isOver && before.count() >= MOST_ATTEMPTS) {
            var seconds = (before.last() + WINDOW.toNanos() - now) / 1_000_000_000 + 1;
            var body = JSON.objectNode().put("message", "Too many requests. Please try again later.");
            return ServerResponse.text(429, body.toString()).with("X-Retry-After", Long.toString(seconds));
        }
        attempts.put(request.path(), new Attempts(isOver ? 1 : before.count() + 1, now));
        var refusal = originRefusal(request, false);
        if (refusal != null) {
            return refusal;
        }
        return isSignUp ? signUp(request.json()) : signIn(request.json());
    }

    /** Refuses a request that a browser may send for another site: one with a cookie has to name its own. */
    private static @Nullable ServerResponse originRefusal(ServerRequest request, boolean isAlwaysNeeded) {
        var origin = request.origin();
        if (origin == null) {
            return isAlwaysNeeded || request.cookie() != null
                    ? refused(403, "Missing or null Origin", "MISSING_OR_NULL_ORIGIN")
                    : null;
        }
        return origin.matches("http://(127\\.0\\.0\\.1|localhost)(:\\d+)?")
                ? null
                : refused(403, "Invalid origin", "INVALID_ORIGIN");
    }

    private ServerResponse signUp(JsonNode body) {
        var password = body.path("password").asText();
        var email = body.path("email").asText().toLowerCase(Locale.ROOT);
        if (!body.path("name").isTextual()) {
            return refused(400, "[body.name] Invalid input: expected string, received undefined", "VALIDATION_ERROR");
        }
        if (!email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            return refused(400, "[body.email] Invalid email address", "VALIDATION_ERROR");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            return refused(400, "Password too short", "PASSWORD_TOO_SHORT");
        }
        if (password.length() > LONGEST_PASSWORD) {
            return refused(400, "Password too long", "PASSWORD_TOO_LONG");
        }
        if (!store.where("user", "email", email).isEmpty()) {
            return refused(422, "User already exists. Use another email.", "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
        }
        if (owner.exists()) {
            return ServerResponse.json(400, JSON.objectNode().put("message", "Admin is already created"));
        }
        sessions.clear();
        owner.create(
                email,
                password,
                body.path("name").asText(),
                body.path("lastName").asText(""));
        return signedIn();
    }

    private ServerResponse signIn(JsonNode body) {
        var email = body.path("email").asText().toLowerCase(Locale.ROOT);
        var isOwner = owner.exists() && owner.user().path("email").asText().equals(email);
        if (!isOwner
                || !Passwords.matches(
                        store,
                        owner.user().path("id").asText(),
                        body.path("password").asText())) {
            return refused(401, "Invalid email or password", "INVALID_EMAIL_OR_PASSWORD");
        }
        if (owner.user().path("twoFactorEnabled").asBoolean()) {
            var answer = JSON.objectNode().put("twoFactorRedirect", true);
            answer.putArray("twoFactorMethods").add("totp");
            return ServerResponse.json(200, answer);
        }
        return signedIn();
    }

    private ServerResponse signedIn() {
        var token = sessions.begin();
        var answer = JSON.objectNode().put("token", token);
        var user = answer.putObject("user");
        user.set("name", owner.user().path("firstName"));
        user.set("email", owner.user().path("email"));
        user.set("lastName", owner.user().path("lastName"));
        user.set("id", owner.user().path("id"));
        return ServerResponse.json(200, answer).with("Set-Cookie", Sessions.cookie(token));
    }

    private ServerResponse signOut(ServerRequest request) {
        var refusal = originRefusal(request, true);
        if (refusal != null) {
            return refusal;
        }
        sessions.end(request.cookie());
        return ServerResponse.json(200, JSON.objectNode().put("success", true));
    }

    private static ServerResponse refused(int status, String message, String code) {
        return ServerResponse.json(
                status, JSON.objectNode().put("message", message).put("code", code));
    }
}
