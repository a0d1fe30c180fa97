package com.dokploy.terraform.sandbox.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The passwords of users, of which only a digest is kept. */
public final class Passwords {
    private Passwords() {}

    /** Gives a new user a password. */
    public static void store(Store store, String user, String password) {
        store.insert(
                "account",
                JsonNodeFactory.instance.objectNode().put("userId", user).put("password", digest(password)));
    }

    /** Gives a user another password. */
    public static void change(Store store, String user, String password) {
        for (var row : store.where("account", "userId", user)) {
            store.update(
                    "account",
                    row.path("id").asText(),
                    JsonNodeFactory.instance.objectNode().put("password", digest(password)));
        }
    }

    /** Whether this is the password of a user. */
    public static boolean matches(Store store, String user, String password) {
        for (var row : store.where("account", "userId", user)) {
            return row.path("password").asText().equals(digest(password));
        }
        return false;
    }

    private static String digest(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
