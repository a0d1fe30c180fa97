package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        https://dokploy.example.com            | https://dokploy.example.com      | ''
        https://dokploy.example.com/           | https://dokploy.example.com      | ''
        https://dokploy.example.com/api        | https://dokploy.example.com      | ''
        https://dokploy.example.com/api/       | https://dokploy.example.com      | ''
        https://dokploy.example.com/api/trpc   | https://dokploy.example.com      | ''
        HTTPS://Dokploy.Example.com:443//      | https://dokploy.example.com      | ''
        http://10.0.0.5:3000                   | http://10.0.0.5:3000             | ''
        http://10.0.0.5:80/                    | http://10.0.0.5                  | ''
        https://example.com:8443/dokploy/api/  | https://example.com:8443         | /dokploy
        http://[::1]:3000/                     | http://[::1]:3000                | ''
        ' http://localhost:3000 '              | http://localhost:3000            | ''
        """)
    void readsWhatUsersWrite(String text, String origin, String base) {
        var endpoint = Endpoint.parse(text);

        assertThat(endpoint.origin()).hasToString(origin);
        assertThat(endpoint.base()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dokploy.example.com",
                "dokploy.example.com:3000",
                "ftp://dokploy.example.com",
                "user:hunter22@dokploy.example.com",
                "dokploy.example.com?key=hunter22",
                "hunter22",
                "https://",
                "https://under_score.example.com",
                "https://host:70000",
                "https://host:0",
                "https://host:port",
                "https://user:hunter22@host",
                "https://host?key=hunter22",
                "https://host/#hunter22",
                "https://ho st",
            })
    void refusesWhatCannotWorkWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint")
                .hasMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dokploy.example.com", "localhost:3000", "10.0.0.5:3000/api"})
    void quotesAnAddressWithoutScheme(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .hasMessageStartingWith("The endpoint `" + text + "` has no scheme.");
    }
}
