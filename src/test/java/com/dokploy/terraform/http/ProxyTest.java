package com.dokploy.terraform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.log.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final Origin SECURE = new Origin(true, "dokploy.example.com", 443);
    private static final Origin PLAIN = new Origin(false, "dokploy.example.com", 3000);

    @Test
    void isNoneWhenNothingSaysSo() {
        assertThat(Proxy.choose(SECURE, null, Map.of())).isNull();
    }

    @Test
    void isTheConfiguredOneBeforeAnyOther() {
        var environment = Map.of("HTTPS_PROXY", "http://other:1", "NO_PROXY", "*");

        assertThat(Proxy.choose(SECURE, new Secret("http://mine:3128"), environment))
                .isEqualTo(new Proxy("mine", 3128, null));
    }

    @Test
    void dependsOnTheScheme() {
        var environment = Map.of("HTTPS_PROXY", "http://secure:1", "http_proxy", "plain:2");

        assertThat(Proxy.choose(SECURE, null, environment)).isEqualTo(new Proxy("secure", 1, null));
        assertThat(Proxy.choose(PLAIN, null, environment)).isEqualTo(new Proxy("plain", 2, null));
    }

    @Test
    void isTheOneForAllWhenThereIsNoneForTheScheme() {
        assertThat(Proxy.choose(PLAIN, null, Map.of("ALL_PROXY", "http://all:8080")))
                .isEqualTo(new Proxy("all", 8080, null));
    }

    @ParameterizedTest(name = "NO_PROXY={0} proxied: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        example.com                       | false
        .example.com                      | false
        *.example.com                     | false
        dokploy.example.com               | false
        dokploy.example.com:443           | false
        'other.org, DOKPLOY.example.com'  | false
        *                                 | false
        dokploy.example.com:8443          | true
        ple.com                           | true
        other.org                         | true
        ''                                | true
        """)
    void respectsTheExemptions(String exemptions, boolean proxied) {
        var environment = Map.of("https_proxy", "http://proxy:1", "no_proxy", exemptions);

        assertThat(Proxy.choose(SECURE, null, environment) != null).isEqualTo(proxied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void isNeverAskedForThisMachine(String host) {
        assertThat(Proxy.choose(new Origin(false, host, 3000), null, Map.of("HTTP_PROXY", "http://proxy:1")))
                .isNull();
    }

    @Test
    void authenticatesWithDecodedUserAndPassword() {
        var proxy = Proxy.parse("http://me:p%40ss@proxy:3128");

        assertThat(proxy.authorization()).isEqualTo(new Secret("Basic bWU6cEBzcw=="));
        assertThat(proxy.toString()).doesNotContain("bWU6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://me:hunter22@proxy:1", "https://proxy", "http://me:hunter22@pro xy", "http://:hunter22"
            })
    void refusesOtherKindsWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> Proxy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy")
                .hasMessageNotContaining("hunter22");
    }
}
