package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services that compose files have. */
class ComposeServicesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    services: {web: {image: nginx}}                              | [web]
                    services: {web: {}, api: {}, DB: {}, a-b: {}}                | [DB, a-b, api, web]
                    services: {1: {}, true: {}}                                  | [1, true]
                    x: &x {a: {}, b: {}}\\nservices: {<<: *x, c: {}}             | [a, b, c]
                    include: [other.yml]\\nservices: {web: {}}                   | [web]
                    services: {web: {}, gone: !reset null}                       | [web]
                    ''                                                           | argument 0: The compose file is not valid: the file is not a mapping of keys such as `services`
                    services: {}                                                 | argument 0: The compose file is not valid: the file has no `services`
                    services: [web]                                              | argument 0: The compose file is not valid: the file has no `services`
                    services: {web: nginx}                                       | argument 0: The compose file is not valid: the service `web` is not a mapping of keys such as `image`
                    services: {web: {}, web: {}}                                 | argument 0: The compose file is not valid: line 1: found duplicate key web
                    include: [other.yml]                                         | argument 0: The compose file has no services of its own: it only includes other files
                    """)
    void namesAreSorted(String yaml, String expected) {
        assertThat(Calls.call(new ComposeServices(), yaml.replace("\\n", "\n"))).isEqualTo(expected);
    }
}
