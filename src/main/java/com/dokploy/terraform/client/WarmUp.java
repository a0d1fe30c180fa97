package com.dokploy.terraform.client;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Runs the code of a first call once, without a call, so that its classes are there when Terraform's first read is. */
final class WarmUp {
    private static final String ANSWER =
            "[{\"result\":{\"data\":{\"json\":{\"projectId\":\"id\",\"count\":1,\"on\":true,\"none\":null}}}}]";

    private WarmUp() {}

    static void create() {
        var encoded = Query.byId("project.one", "projectId", "id").batched(0);
        try {
            if (encoded.isEmpty() || Json.parse(ANSWER).toString().isEmpty()) {
                throw new IllegalStateException("JSON is written as nothing.");
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A constant is not JSON.", impossible);
        }
    }
}
