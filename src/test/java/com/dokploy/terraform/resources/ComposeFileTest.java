package com.dokploy.terraform.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFileTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    8080:80                                      | 8080/tcp
                    '"8080:80/udp"'                              | 8080/udp
                    0.0.0.0:8080:80                              | 8080/tcp
                    '"[::]:8080:80"'                             | 8080/tcp
                    127.0.0.1:8080:80                            | none
                    8000-8002:80-82                              | 8000/tcp 8001/tcp 8002/tcp
                    80                                           | none
                    ${PORT}:80                                   | none
                    {target: 80, published: 8080}                | 8080/tcp
                    {target: 80, published: "8080-8081"}         | 8080/tcp 8081/tcp
                    {target: 53, published: 53, protocol: udp}   | 53/udp
                    {target: 80, published: 80, host_ip: 10.0.0.1} | none
                    {target: 80}                                 | none
                    99999999999:80                               | none
                    null                                         | none
                    """)
    void portsOfTheServerAreFound(String port, String published) {
        var file = ComposeFile.read("services:\n  web:\n    image: nginx\n    ports:\n      - " + port + "\n");
        assertThat(file.problem()).isNull();
        assertThat(file.published())
                .containsExactlyElementsOf(published == null ? List.of() : List.of(published.split(" ")));
    }

    @Test
    void servicesKeepTheirOrder() {
        var file = ComposeFile.read("services: {web: {image: nginx}, api: {image: api}}");
        assertThat(file.services()).containsExactly("web", "api");
        assertThat(file.knowsServices()).isTrue();
    }

    @Test
    void aFileThatIncludesOthersMayHaveAnyServices() {
        assertThat(ComposeFile.read("include: [other.yml]").knowsServices()).isFalse();
        assertThat(ComposeFile.read("include: [other.yml]").problem()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: [1               | line 1: expected
                    just text           | no mapping
                    version: "3"        | no `services`
                    services: {web: 1}  | `web` is no mapping
                    """)
    void whatIsWrongIsSaid(String text, String problem) {
        assertThat(ComposeFile.read(text).problem()).contains(problem);
    }
}
