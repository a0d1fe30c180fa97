package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URIs are those that the database resources have, and wrong parts are named. */
class DatabaseUriTest {
    private static final String SQL = "`engine`, `host`, `port`, `user`, `password`, `database`";

    private static String uri(Map<String, Value> parts) {
        return Calls.call(new DatabaseUri(), new Value.Dynamic(Type.DYNAMIC, new Value.MapValue(parts)));
    }

    /** Parts as {@code name=value}, separated by spaces. */
    private static Map<String, Value> parts(String text) {
        var parts = new HashMap<String, Value>();
        for (var part : text.split(" ", -1)) {
            var equals = part.indexOf('=');
            parts.put(part.substring(0, equals), Value.of(part.substring(equals + 1)));
        }
        return parts;
    }

    @ParameterizedTest
    @CsvSource({
        "engine=postgres host=db user=u password=p database=d, postgresql://u:p@db:5432/d",
        "engine=mysql host=db user=u password=p database=d, mysql://u:p@db:3306/d",
        "engine=mariadb host=db user=u password=p database=d, mariadb://u:p@db:3306/d",
        "engine=mongo host=db user=u password=p, mongodb://u:p@db:27017",
        "engine=redis host=db password=p, redis://default:p@db:6379",
        "engine=libsql host=db user=u password=p, http://u:p@db:8080",
        "engine=redis host=db password=p port=6380, redis://default:p@db:6380",
        "engine=redis host=192.0.2.1 password=p, redis://default:p@192.0.2.1:6379",
        "engine=redis host=2001:db8::1 password=p, redis://default:p@[2001:db8::1]:6379",
        "engine=redis host=app_db-x1.internal password=p, redis://default:p@app_db-x1.internal:6379",
    })
    void urisAreThoseOfTheResources(String parts, String uri) {
        assertThat(uri(parts(parts))).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p@ss:w/o?r#d", "a b", "100%", "%41", "+", "~-_.!*'()", "ü€😀", "\n", "[]{}|\\^`\"<>", "&=;,$"})
    void textsAreReadBackAsTheyAre(String text) {
        var parts = parts("engine=postgres host=db");
        parts.put("user", Value.of(text));
        parts.put("password", Value.of(text));
        parts.put("database", Value.of(text));

        var uri = URI.create(uri(parts));

        assertThat(uri.getHost()).isEqualTo("db");
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getRawUserInfo().split(":", -1))
                .extracting(DatabaseUriTest::decoded)
                .containsExactly(text, text);
        assertThat(decoded(uri.getRawPath().substring(1))).isEqualTo(text);
        assertThat(uri.toASCIIString()).isEqualTo(uri.toString()).doesNotContain("+");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Test
    void numbersAreTextsAndNullIsUnset() {
        var parts = parts("engine=redis host=db");
        parts.put("password", new Value.Number(new BigDecimal("1E+3")));
        parts.put("port", Value.of(7000));
        parts.put("user", Value.NULL);
        assertThat(uri(parts)).isEqualTo("redis://default:1000@db:7000");

        parts.put("port", Value.NULL);
        assertThat(uri(parts)).isEqualTo("redis://default:1000@db:6379");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    host=db | `engine` must be one of `postgres`, `mysql`, `mariadb`, `mongo`, `redis`, `libsql`
                    engine=oracle host=db | `engine` must be one of `postgres`, `mysql`, `mariadb`, `mongo`, `redis`, `libsql`
                    engine=application host=db | `engine` must be one of `postgres`, `mysql`, `mariadb`, `mongo`, `redis`, `libsql`
                    engine=redis password=p | `host` is required, and must be a string
                    engine=redis host=db | `password` is required, and must be a string
                    engine=mongo host=db password=p | `user` is required, and must be a string
                    engine=mysql host=db user=u password=p | `database` is required, and must be a string
                    engine=mysql host= user=u password=p database=d | `host` must not be empty
                    engine=mysql host=db user=u password= database=d | `password` must not be empty
                    engine=redis host=db password=p user=u | `user` cannot be set: the engine `redis` has `engine`, `host`, `port`, `password`
                    engine=mongo host=db password=p user=u database=d | `database` cannot be set: the engine `mongo` has `engine`, `host`, `port`, `user`, `password`
                    engine=postgres host=db username=u | `username` cannot be set: the engine `postgres` has %s
                    engine=redis host=db:6379 password=p | `host` must be a host name or an IP address, without scheme and port
                    engine=redis host=redis://db password=p | `host` must be a host name or an IP address, without scheme and port
                    engine=redis host=a@b password=p | `host` must be a host name or an IP address, without scheme and port
                    engine=redis host=db/x password=p | `host` must be a host name or an IP address, without scheme and port
                    engine=redis host=db password=p port=0 | `port` must be between 1 and 65535
                    engine=redis host=db password=p port=65536 | `port` must be between 1 and 65535
                    engine=redis host=db password=p port=1.5 | `port` must be between 1 and 65535
                    engine=redis host=db password=p port=1e999999999 | `port` must be between 1 and 65535
                    engine=redis host=db password=p port=http | `port` must be between 1 and 65535
                    """)
    void wrongPartsAreNamed(String parts, String problem) {
        assertThat(uri(parts(parts))).isEqualTo("argument 0: " + problem.replace("%s", SQL));
    }

    @Test
    void partsOfOtherTypesAreRefused() {
        var object = "argument 0: An object is required, such as `{ engine = \"postgres\", host = \"orders-db\", … }`";
        assertThat(Calls.call(new DatabaseUri(), new Value.Dynamic(Type.STRING, Value.of("redis"))))
                .isEqualTo(object);
        assertThat(Calls.call(new DatabaseUri(), new Value.Dynamic(Type.DYNAMIC, Value.list(Value.of("redis")))))
                .isEqualTo(object);
        var parts = parts("engine=redis host=db");
        for (var other : List.of(Value.of(true), new Value.Number(new BigDecimal("1E+999999999")), Value.list())) {
            parts.put("password", other);
            assertThat(uri(parts)).isEqualTo("argument 0: `password` is required, and must be a string");
        }
    }
}
