package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The events of a subscription, as tRPC 11 writes them. */
class ServerEventsTest {
    private final List<String> messages = new ArrayList<>();
    private final ServerEvents events = new ServerEvents(message -> messages.add(message.asText()));

    private void read(String text) {
        text.lines().forEach(events::read);
    }

    @Test
    void messagesComeUntilTheEnd() {
        read("event: connected\ndata: {}\n\n\ndata: {\"json\":\"one\"}\n\n\n: a comment\n\nevent: ping\ndata: \n\n\n");
        assertThat(messages).containsExactly("one");
        assertThat(events.hasEnded()).isFalse();
        read("id: 2\ndata:{\"json\":\ndata:\"two\"}\n\n\nevent: return\ndata: \n\n\n");
        assertThat(messages).containsExactly("one", "two");
        assertThat(events.hasEnded()).isTrue();
        assertThat(events.error()).isNull();
    }

    @Test
    void anErrorIsKept() {
        read("event: serialized-error\ndata: {\"json\":{\"message\":\"Destination not found\"}}\n\n\n");
        JsonNode error = Objects.requireNonNull(events.error());
        assertThat(error.path("json").path("message").asText()).isEqualTo("Destination not found");
        assertThat(events.hasEnded()).isFalse();
        assertThat(messages).isEmpty();
    }

    @Test
    void whatIsNoEventIsIgnored() {
        read("<html>\n\ndata: no JSON\n\nevent: later\ndata: {}\n\n");
        assertThat(messages).isEmpty();
        assertThat(events.hasEnded()).isFalse();
        assertThat(events.error()).isNull();
    }

    @Test
    void anErrorThatCannotBeReadIsAnError() {
        read("event: serialized-error\ndata: nothing\n\n\n");
        assertThat(events.error()).isNotNull();
    }
}
