package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** {@code provider::dokploy::traefik_basic_auth(user, password)}: a line for the users of Traefik's basicAuth. */
public final class TraefikBasicAuth implements Function {
    /** The version that htpasswd writes, and a cost of 2 to the power of 10 rounds. */
    private static final String PREFIX = "$2y$10$";

    private static final int SALT_BYTES = 16;

    /** Bcrypt ignores the bytes of a password beyond these. */
    private static final int LONGEST_PASSWORD = 72;

    /** Precedes the user in the text whose digest is the salt, which no other use of a digest begins with. */
    private static final String PURPOSE = "terraform-provider-dokploy traefik_basic_auth\n";

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String BCRYPT_BASE64 = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @Override
    public String name() {
        return "traefik_basic_auth";
    }

    @Override
    public String summary() {
        return "Returns a user and a hashed password for Traefik's basicAuth middleware.";
    }

    @Override
    public String description() {
        return "Returns a line `user:hash` for `users` of the middleware, with a bcrypt hash of cost 10 as `htpasswd -B`"
                + " writes it. The same user and password always give the same line, as Terraform requires of functions,"
                + " so the salt is not random: it is derived from the user (SHA-256). Two servers with the same user and"
                + " password therefore have the same line, and passwords can be tried in advance for a well-known user"
                + " name such as `admin`: use a long random password. In a Docker Compose label, write each `$` of the"
                + " line as `$$`. For applications, `dokploy_basic_auth` needs no hash.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("user", Type.STRING, "User name, without colons."),
                new Parameter("password", Type.STRING, "Password of at most 72 bytes in UTF-8."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        var user = Arguments.text(arguments, 0);
        var password = Arguments.text(arguments, 1);
        refuseUnusable(0, "user name", user);
        refuseUnusable(1, "password", password);
        if (user.indexOf(':') >= 0) {
            throw new ArgumentException(0, "The user name must not contain a colon, which ends it in the line");
        }
        var bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_PASSWORD) {
            throw new ArgumentException(
                    1,
                    "The password has " + bytes.length + " bytes in UTF-8, and bcrypt ignores those beyond "
                            + LONGEST_PASSWORD + ". Use a shorter password");
        }
        return Value.of(user + ":" + BCrypt.hashpw(bytes, PREFIX + salt(user)));
    }

    private static void refuseUnusable(int argument, String what, String text) {
        if (text.isEmpty()) {
            throw new ArgumentException(argument, "The " + what + " must not be empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ArgumentException(
                    argument, "The " + what + " must not contain control characters, such as line breaks");
        }
    }

    /**
     * Returns the salt of a user. Not derived from the password: a salt is readable, and a fast digest of the password
     * would let passwords be tried without bcrypt.
     */
    private static String salt(String user) {
        var digest = sha256().digest((PURPOSE + user).getBytes(StandardCharsets.UTF_8));
        var standard = Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, SALT_BYTES));
        var salt = new StringBuilder();
        for (var i = 0; i < standard.length(); i++) {
            salt.append(BCRYPT_BASE64.charAt(BASE64.indexOf(standard.charAt(i))));
        }
        return salt.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
