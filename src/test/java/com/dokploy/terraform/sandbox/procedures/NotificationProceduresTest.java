package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What notifications do on the server without a word (seen on v0.30.2). */
class NotificationProceduresTest extends SandboxTest {
    @Test
    void aNameAloneIsRefusedOrNotByKind() {
        var slack = create("Slack", channel().put("webhookUrl", "https://h").put("channel", "c"));
        assertThat(rename("Slack", slack).status()).isEqualTo(500);
        var discord = create("Discord", channel().put("webhookUrl", "https://h").put("decoration", true));
        assertThat(rename("Discord", discord).status()).isEqualTo(400);
        var ntfy = create(
                "Ntfy",
                channel()
                        .put("serverUrl", "https://n")
                        .put("topic", "t")
                        .put("accessToken", "a")
                        .put("priority", 3));
        assertThat(rename("Ntfy", ntfy).status()).isEqualTo(200);
        assertThat(one(slack).path("name").asText()).isEqualTo("n");
        assertThat(one(ntfy).path("name").asText()).isEqualTo("renamed");
        assertThat(one(ntfy).at("/ntfy/accessToken").isNull()).isTrue();
    }

    @Test
    void aWrongIdOfTheChannelChangesTheNotificationOnly() {
        var slack = create("Slack", channel().put("webhookUrl", "https://h").put("channel", "c"));
        client.post(
                "notification.updateSlack",
                update(slack, "slackId").put("slackId", "nope").put("channel", "z"));
        assertThat(one(slack).path("name").asText()).isEqualTo("renamed");
        assertThat(one(slack).at("/slack/channel").asText()).isEqualTo("c");
    }

    @Test
    void gotifyHasNoThresholds() {
        var gotify = create(
                "Gotify",
                channel()
                        .put("serverUrl", "https://g")
                        .put("appToken", "t")
                        .put("priority", 5)
                        .put("decoration", true));
        assertThat(one(gotify).path("serverThreshold").asBoolean()).isFalse();
        assertThat(one(gotify).path("appDeploy").asBoolean()).isTrue();
    }

    private static ObjectNode channel() {
        var body = TestClient.object().put("name", "n");
        for (var flag : List.of(
                "appDeploy",
                "appBuildError",
                "databaseBackup",
                "volumeBackup",
                "dokployRestart",
                "dokployBackup",
                "dockerCleanup",
                "serverThreshold")) {
            body.put(flag, true);
        }
        return body;
    }

    private JsonNode create(String kind, ObjectNode body) {
        client.post("notification.create" + kind, body);
        return client.send("GET", "/api/notification.all", null).json().get(0);
    }

    private JsonNode one(JsonNode row) {
        return client.get(
                "notification.one", "notificationId", row.path("notificationId").asText());
    }

    private static ObjectNode update(JsonNode row, String ownId) {
        return TestClient.object()
                .put("notificationId", row.path("notificationId").asText())
                .put(ownId, row.path(ownId).asText())
                .put("name", "renamed");
    }

    private TestClient.Answer rename(String kind, JsonNode row) {
        var ownId = kind.toLowerCase(Locale.ROOT) + "Id";
        return client.send(
                "POST", "/api/notification.update" + kind, update(row, ownId).toString());
    }
}
