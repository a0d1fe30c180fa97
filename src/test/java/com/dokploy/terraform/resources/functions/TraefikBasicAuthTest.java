package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Lines are those that Traefik accepts, and the same for the same arguments. */
class TraefikBasicAuthTest {
    private static String line(String user, String password) {
        return Calls.call(new TraefikBasicAuth(), user, password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "p:a:s:s", "$2y$10$", " ", "ü€😀", "a\"'`\\", "correct horse battery staple"})
    void thePasswordMatchesItsLineAndNoOther(String password) {
        var line = line("admin", password);

        assertThat(line).matches("admin:\\$2y\\$10\\$[./A-Za-z0-9]{53}");
        var hash = line.substring("admin:".length());
        assertThat(BCrypt.checkpw(password, hash)).isTrue();
        assertThat(BCrypt.checkpw(password + "x", hash)).isFalse();
    }

    /** A line that changed would be a change in every plan of those who use it. */
    @Test
    void linesStay() {
        assertThat(line("admin", "secret"))
                .isEqualTo("admin:$2y$10$BZUPL.CEldZfyeByqs4kz.quAqyfkxs99lrnh/28wsYazLVNjFp.O");
        assertThat(line("admin", "secret")).isEqualTo(line("admin", "secret"));
    }

    @Test
    void usersHaveSaltsOfTheirOwn() {
        var salts = new HashSet<String>();
        for (var user : Set.of("admin", "Admin", "root", "a b", "ü")) {
            var hash = line(user, "secret").substring(user.length() + 1);
            salts.add(hash.substring(0, "$2y$10$".length() + 22));
        }
        assertThat(salts).hasSize(5);
    }

    @Test
    void aPasswordMayHave72Bytes() {
        var longest = "ü".repeat(36);
        assertThat(BCrypt.checkpw(longest, line("u", longest).substring(2))).isTrue();
        assertThat(line("u", longest + "x"))
                .isEqualTo("argument 1: The password has 73 bytes in UTF-8, and bcrypt ignores those beyond 72. Use a"
                        + " shorter password");
    }

    @ParameterizedTest
    @CsvSource({
        "'', secret, 0: The user name must not be empty",
        "admin, '', 1: The password must not be empty",
        "ad:min, secret, '0: The user name must not contain a colon, which ends it in the line'",
        "'a\nb', secret, '0: The user name must not contain control characters, such as line breaks'",
        "admin, 'a\tb', '1: The password must not contain control characters, such as line breaks'",
        "admin, 'a\u007f', '1: The password must not contain control characters, such as line breaks'"
    })
    void whatNobodyCanLogInWithIsRefused(String user, String password, String problem) {
        assertThat(line(user, password)).isEqualTo("argument " + problem);
    }
}
