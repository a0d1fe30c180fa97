package com.dokploy.terraform.resources.variables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variables an import keeps out of {@code env}. The keys are made up, and put together so that no scanner finds them. */
class LikelySecretTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD",
                "dbPassword",
                "MYSQL_ROOT_PASSWD",
                "PASSPHRASE",
                "SSH_PASSPHRASE",
                "DB_PASS",
                "DB_PASS_2",
                "DBPASS",
                "smtpPass",
                "PASS",
                "MYSQL_PWD",
                "ADMIN_PW",
                "APP_SECRET",
                "SECRET_KEY_BASE",
                "GITHUB_TOKEN",
                "GOOGLE_CREDENTIALS",
                "SMTP_CREDS",
                "PRIVATE_PEM",
                "API_KEY",
                "STRIPE_APIKEY",
                "APP_KEY",
                "KEY",
                "AUTH_SALT",
                "TS_AUTHKEY",
                "authKey",
                "MASTERKEY",
                "MASTERKEY_2"
            })
    void namesOfSecrets(String name) {
        assertThat(LikelySecret.is(name, "x")).as(name).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSENGER_ENV",
                "COMPASS_URL",
                "COMPASS",
                "BYPASS_CACHE",
                "CACHE_BYPASS",
                "PWD",
                "OLDPWD",
                "PWD_DIR",
                "KEYCLOAK_URL",
                "KEYBOARD",
                "MONKEY",
                "TURKEY",
                "DB_DONKEY",
                "HOCKEY",
                "JOCKEY_2",
                "WHISKEY",
                "AUTHKEYS_URL",
                "PASS_HEADERS",
                "PASSIVE",
                "SALTED",
                "LOG_LEVEL",
                "DB_USER",
                "PORT"
            })
    void otherNames(String name) {
        assertThat(LikelySecret.is(name, "x")).as(name).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp~_16C7e42F292c6912E7710c838347Ae178B4a",
                "ghs~_16C7e42F292c6912E7710c838347Ae178B4a",
                "github~_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz",
                "https://ghp~_16C7e42F292c6912E7710c838347Ae178B4a@github.com/o/r.git",
                "glpat~-ABCDefgh1234567890ab",
                "sk~_live_4eC39HqLyjWDarjtT1zdp7dc",
                "rk~_test_4eC39HqLyjWDarjtT1zdp7dc",
                "whsec~_4eC39HqLyjWDarjtT1zdp7dc",
                "sk~-proj-abcdefghijklmnopqrstuvwx",
                "AKIA~IOSFODNN7EXAMPLE",
                "xoxb~-123456789012-abcdefABCDEF",
                "AIza~SyA1234567890abcdefghijklmnopqrstuv",
                "SG~.abcdefghijklmnopqrst.abcdefghijklmnopqrstuvwxyz",
                "npm~_abcdefghijklmnopqrstuvwxyz0123456789",
                "dckr~_pat_abcdefghijklmnopqrstuvwx",
                "hvs~.abcdefghijklmnopqrstuvwxyz",
                "eyJhbGciOiJIUzI1NiJ9.~eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                "Bearer eyJhbGciOiJIUzI1NiJ9.~eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                "-----BEGIN ~PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----",
                "-----BEGIN ~OPENSSH PRIVATE KEY-----\\nb3Blbg==",
                "{\"private\":\"-----BEGIN ~RSA PRIVATE KEY-----\\nMII\"}",
                "postgres://u:~p@db:5432/shop",
                "redis://:~p@cache:6379",
                "amqp://u:~p/w@mq",
                "https://u:~p@example.com/path",
                "jdbc:mysql://db/shop?user=u&password=~p",
                "Server=db;User Id=u;Password=~p;",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=~bm9uZQ==",
                "tskey~-auth-kABCDEFGHIJ-KLMNOPQRSTUVWXYZ",
                "u:~p@tcp(db:3306)/shop?parseTime=true",
                "u:p@~w@unix(/run/mysqld.sock)/shop",
                "host=db user=u password=~p dbname=shop",
                "host=db password = '~p w'",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"~dTpw\"}}}",
                "{\\\"auth\\\": \\\"~dTpw\\\"}",
                "redis://cache:6379,redis://:~p@other:6379",
                "https://example.com http://u:~p@example.com",
                "git+https://u:~p@example.com/a.git",
                "https://hooks.slack.com/~services/T000/B000/XXXX",
                "https://discord.com/api/~webhooks/1/abc"
            })
    void valuesOfSecrets(String value) {
        assertThat(LikelySecret.is("SETTING", value.replace("~", ""))).as(value).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "info",
                "sk_learn",
                "sk-SK",
                "ghp_short",
                "pk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "task-force-one-two-three-four-five",
                "AKIAN",
                "eyJ",
                "version.1.2",
                "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\nMII\n-----END PUBLIC KEY-----",
                "https://example.com:8443/@scope/package",
                "https://example.com/users/a:b@c",
                "https://user@example.com",
                "postgres://user@db:5432/shop",
                "postgres://user:@db/shop",
                "redis://cache:6379",
                "https://example.com/?page=2",
                "https://discord.com/channels/1",
                "me@example.com",
                "redis://cache:6379 me@example.com",
                "redis://cache:6379,redis://user@other:6379",
                "https://example.com,https://example.org/a:b@c",
                "user@tcp(db:3306)/shop",
                "user:@tcp(db:3306)/shop",
                "host=db password='' dbname=shop",
                "host=db password= dbname=shop",
                "{\"auth\":\"\"}",
                "{\"auth\":true}",
                "tskey-short",
                "12:34"
            })
    void otherValues(String value) {
        assertThat(LikelySecret.is("SETTING", value)).as(value).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oauth2:glpat~-ABCDefgh1234567890ab@gitlab.com/a/b.git",
                "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ~x",
                "environment:\n  - 'DB_PASSWORD=~x'",
                "environment:\n  DB_PASSWORD: ${PW:-~x}",
                "command: server --url postgres://u:~p@db/shop",
                "PGPASSWORD=~x pg_dump shop",
                "docker build --build-arg=NPM_TOKEN=~x .",
                "FROM alpine\nENV API_KEY=~x",
                "{\"password\":\"~x\"}",
                "{\"password\": \"~x\"}",
                "token = \"~x\"",
                "curl -H 'x-api-key: ~x'"
            })
    void textsWithSecrets(String text) {
        assertThat(LikelySecret.isIn("", text.replace("~", ""))).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}",
                "environment:\n  POSTGRES_PASSWORD: ${DB_PASSWORD:?Set it.}",
                "environment:\n  - DB_PASSWORD=$DB_PASSWORD",
                "environment:\n  DB_URL: postgres://u:${{project.PW}}@db/shop",
                "environment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/db",
                "environment:\n  - DB_PASSWORD",
                "secrets:\n  db_password:\n    file: ./db",
                "secrets:\n  token:\n    external: true",
                "secret: |\n  none",
                "private: true",
                "pnpm run build -- --token $(cat token)",
                "https://github.com/dokploy/dokploy.git"
            })
    void textsWithoutSecrets(String text) {
        assertThat(LikelySecret.isIn("", text)).as(text).isFalse();
    }

    @Test
    void theNameOfATextCounts() {
        assertThat(LikelySecret.isIn("API_KEY", "x")).isTrue();
        assertThat(LikelySecret.isIn("API_KEY", "${{project.API_KEY}}")).isFalse();
        assertThat(LikelySecret.isIn("LOG_LEVEL", "info")).isFalse();
    }
}
