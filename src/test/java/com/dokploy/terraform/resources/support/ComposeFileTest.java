package com.dokploy.terraform.resources.support;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    volumes: [data:/data]                              | true
                    volumes: [/data]                                   | true
                    volumes: ["${DATA}:/data"]                         | true
                    volumes: [{source: data, target: /data}]           | true
                    volumes: [{type: volume, target: /data}]           | true
                    extends: {file: other.yml, service: web}           | true
                    volumes: [/srv:/data, ./files:/f, ~/x:/x, ../f:/g] | false
                    volumes: [{type: bind, source: /srv, target: /d}]  | false
                    volumes: [{type: tmpfs, target: /d}]               | false
                    volumes: []                                        | false
                    image: nginx                                       | false
                    """)
    void volumesAreFound(String settings, boolean mayHaveVolumes) {
        var file = ComposeFile.read("services: {web: {" + settings + "}}");
        assertThat(file.problem()).isNull();
        assertThat(file.mayHaveVolumes()).isEqualTo(mayHaveVolumes);
    }

    @Test
    void aFileThatIncludesOthersMayHaveVolumes() {
        assertThat(ComposeFile.read("{include: [other.yml], services: {web: {image: nginx}}}")
                        .mayHaveVolumes())
                .isTrue();
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
                    just text           | not a mapping
                    version: "3"        | no `services`
                    services: {web: 1}  | `web` is not a mapping
                    services: {web: {image: a, image: b}} | line 1: found duplicate key image
                    services: {web: &web {depends_on: [*web]}} | the alias `*web` refers to the value that contains it
                    """)
    void whatIsWrongIsSaid(String text, String problem) {
        assertThat(ComposeFile.read(text).problem()).contains(problem);
    }

    @Test
    void manyAliasesAreTaken() {
        var text = new StringBuilder("x-common: &common {image: nginx}\nservices:\n");
        for (var i = 0; i < 1000; i++) {
            text.append("  s").append(i).append(": *common\n");
        }
        assertThat(ComposeFile.read(text.toString()).services()).hasSize(1000);
    }

    @Test
    void tagsOfDockerAreTaken() {
        var file = ComposeFile.read("""
                services:
                  web:
                    image: nginx
                    ports: !override ["8080:80"]
                  api:
                    image: api
                    ports: !reset ["9090:90"]
                  gone: !reset null
                """);
        assertThat(file.problem()).isNull();
        assertThat(file.services()).containsExactly("web", "api");
        assertThat(file.published()).containsExactly("8080/tcp");
    }

    @Test
    void portsBehindMergeKeysAreFound() {
        var file = ComposeFile.read("""
                x-base: &base
                  image: nginx
                  ports: ["8080:80"]
                x-other: &other
                  <<: *base
                  ports: ["9090:80"]
                services:
                  one: {<<: *base}
                  two: {<<: [*other, *base]}
                  three: {<<: *base, ports: ["7070:80"]}
                """);
        assertThat(file.problem()).isNull();
        assertThat(file.published()).containsExactly("8080/tcp", "9090/tcp", "7070/tcp");
    }

    @Test
    void nestingThatTakesADeepStackIsRefused() {
        var deep = "a: " + "[".repeat(2_000) + "]".repeat(2_000);
        assertThat(ComposeFile.read(deep).problem()).contains("nested more than 250 levels deep");
        assertThat(ComposeFile.read("services: {web: {x: " + "[".repeat(200) + "]".repeat(200) + "}}")
                        .problem())
                .isNull();
    }

    @Test
    void aliasesThatExpandWithoutEndAreRefused() {
        var bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (var i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(ComposeFile.read(bomb + "services: {web: {image: nginx}}").problem())
                .contains("its aliases expand to more than 4000000 values");
    }

    @Test
    void mergesInAChainNeedNoStack() {
        var chain = new StringBuilder("a0: &a0 {ports: ['8080:80']}\n");
        for (var i = 1; i < 1_000; i++) {
            chain.append("a%d: &a%d {<<: *a%d}\n".formatted(i, i, i - 1));
        }
        assertThat(ComposeFile.read(chain + "services: {web: {<<: *a999}}").published())
                .containsExactly("8080/tcp");
    }
}
