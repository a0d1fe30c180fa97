package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void isFlatOnApi() {
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("serviceId", "-a_b&c=ü")
                .put("limit", 10)
                .put("all", true);

        assertThat(new Query("mounts.listByServiceId", input).flat())
                .isEqualTo("serviceId=-a_b%26c%3D%C3%BC&limit=10&all=true");
    }

    @Test
    void isEmptyOnApiWithoutInput() {
        assertThat(new Query("project.all", Json.object()).flat()).isEmpty();
    }

    @Test
    void isWrappedAndNumberedInABatch() {
        assertThat(Query.byId("project.one", "projectId", "a\"b").batched(7))
                .isEqualTo("%227%22:%7B%22json%22:%7B%22projectId%22:%22a%5C%22b%22%7D%7D");
    }

    @Test
    void isEqualToOneThatAsksTheSame() {
        assertThat(Query.byId("project.one", "projectId", "p")).isEqualTo(Query.byId("project.one", "projectId", "p"));
        assertThat(Query.byId("project.one", "projectId", "p"))
                .isNotEqualTo(Query.byId("project.one", "projectId", "q"));
    }
}
