package com.dokploy.terraform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void ownsItsOriginOnly() {
        var origin = new Origin(true, "dokploy.example.com", 443);

        assertThat(origin.owns(URI.create("https://dokploy.example.com/a?b"))).isTrue();
        assertThat(origin.owns(URI.create("HTTPS://DOKPLOY.example.com:443/a"))).isTrue();
        assertThat(origin.owns(URI.create("http://dokploy.example.com/a"))).isFalse();
        assertThat(origin.owns(URI.create("http://dokploy.example.com:443/a"))).isFalse();
        assertThat(origin.owns(URI.create("https://dokploy.example.com:444/a"))).isFalse();
        assertThat(origin.owns(URI.create("https://dokploy.example.com.evil.com/a")))
                .isFalse();
        assertThat(origin.owns(URI.create("ftp://dokploy.example.com:443/a"))).isFalse();
        assertThat(origin.owns(URI.create("/a"))).isFalse();
    }

    @Test
    void givesSocketsAnAddressWithoutBrackets() {
        assertThat(new Origin(false, "[::1]", 3000).bareHost()).isEqualTo("::1");
        assertThat(new Origin(false, "localhost", 80).bareHost()).isEqualTo("localhost");
    }
}
