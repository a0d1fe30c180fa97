package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.store.Ids;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of people who have signed in: the tokens of their cookies. Thread-safe. */
public final class Sessions {
    private static final String COOKIE = "better-auth.session_token";

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** Creates an empty set of sessions. */
    public Sessions() {}

    /** Begins a session and returns its token. */
    String begin() {
        var token = Ids.userId();
        tokens.add(token);
        return token;
    }

    /** The header that gives a client the cookie of a session. */
    static String cookie(String token) {
        return COOKIE + "=" + token + ".signature%3D; Max-Age=259200; Path=/; HttpOnly; SameSite=Lax";
    }

    /** Whether the cookies that a client sends have the one of a session. */
    boolean have(@Nullable String cookies) {
        var token = token(cookies);
        return token != null && tokens.contains(token);
    }

    /** Ends the session of a cookie. */
    void end(@Nullable String cookies) {
        var token = token(cookies);
        if (token != null) {
            tokens.remove(token);
        }
    }

    /** Ends all sessions. */
    void clear() {
        tokens.clear();
    }

    private static @Nullable String token(@Nullable String cookies) {
        for (var cookie : cookies == null ? new String[0] : cookies.split(";", -1)) {
            var bare = cookie.strip();
            if (bare.startsWith(COOKIE + "=") && bare.endsWith(".signature%3D")) {
                return bare.substring(COOKIE.length() + 1, bare.length() - ".signature%3D".length());
            }
        }
        return null;
    }
}
