package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.resources.notification.AnyNotification;
import com.dokploy.terraform.resources.notification.Notifications;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notifications: two rows of the server each, of twelve kinds in one list, tested before they are written. */
class NotificationTest extends HarnessTest {
    private static final Schema SLACK = schema("slack_notification");
    private static final Schema EMAIL = schema("email_notification");
    private static final Schema CUSTOM = schema("custom_notification");
    private static final Schema ANY = new AnyNotification().schema();

    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, NotificationTest.class);

    @Test
    void aTestMessageThatFailsIsToldBeforeAnythingIsWritten() throws IOException {
        var rows = harness.objects();
        var tested = harness.minimal(SLACK).with("send_test_on_change", Value.of(true));
        var broken = tested.with("webhook_url", Value.of("https://canary.example.invalid/hook"));

        var attempt = harness.terraform().attempt(SLACK, Terraform.StoredState.NOTHING, broken);

        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(harness.objects()).isEqualTo(rows);
        harness.assertNoSecrets();
        diagnostics.check("test-message-failed");

        var made = apply(SLACK, Terraform.StoredState.NOTHING, tested);
        assertThat(tests()).isEqualTo(2);
        assertThat(harness.terraform().attempt(SLACK, made, broken).errors()).hasSize(1);
        harness.assertConverged(SLACK, harness.terraform().read(SLACK, made), tested);
    }

    @Test
    void aMessageIsSentOnlyIfAsked() {
        apply(SLACK, Terraform.StoredState.NOTHING, harness.minimal(SLACK));
        assertThat(tests()).isZero();
    }

    @Test
    void writeOnlyValuesStayWhileTheirVersionsDo() {
        var config = harness.minimal(CUSTOM)
                .with("headers_wo", new Value.MapValue(Map.of("Authorization", Value.of("hidden-canary"))))
                .with("headers_wo_version", Value.of(1L));
        var made = apply(CUSTOM, Terraform.StoredState.NOTHING, config);
        var changed = config.with("name", Value.of("renamed"))
                .with("headers_wo", new Value.MapValue(Map.of("Authorization", Value.of("not sent"))));
        made = apply(CUSTOM, made, changed);
        assertThat(row(made).path("name").asText()).isEqualTo("renamed");
        assertThat(row(made).at("/custom/headers/Authorization").asText()).isEqualTo("hidden-canary");
        apply(CUSTOM, made, changed.with("headers_wo_version", Value.of(2L)));
        assertThat(row(made).at("/custom/headers/Authorization").asText()).isEqualTo("not sent");
    }

    @Test
    void aNotificationIsFoundWhateverItsKind() throws IOException {
        var slack = apply(SLACK, Terraform.StoredState.NOTHING, harness.minimal(SLACK));
        var byName = lookUp(ANY, "name", "sample");
        assertThat(byName.at("id")).isEqualTo(slack.object().at("id"));
        assertThat(byName.at("type")).isEqualTo(Value.of("slack"));
        assertThat(byName.at("events")).isEqualTo(slack.object().at("events"));

        var email = apply(EMAIL, Terraform.StoredState.NOTHING, harness.minimal(EMAIL));
        assertThat(lookUp(ANY, "id", ProviderHarness.id(email)).at("type")).isEqualTo(Value.of("email"));
        harness.terraform().tryLookUp(ANY, config(ANY, "name", "sample"));
        diagnostics.check("look-up-one-of-two-notifications");
        harness.terraform().tryLookUp(ANY, config(ANY, "name", "nobody"));
        diagnostics.check("look-up-no-such-notification");
        assertThat(((Value.ListValue) lookUp(new Notifications().schema(), "type", "email")
                                .at("notifications"))
                        .items())
                .extracting(item -> ((Value.MapValue) item).at("id"))
                .contains(email.object().at("id"))
                .doesNotContain(slack.object().at("id"));
    }

    @Test
    void aNotificationOfAnotherKindIsNotImported() throws IOException {
        var email = apply(EMAIL, Terraform.StoredState.NOTHING, harness.minimal(EMAIL));
        harness.terraform().tryImport(SLACK, ProviderHarness.id(email));
        diagnostics.check("notification-of-another-kind");
    }

    private Terraform.StoredState apply(Schema schema, Terraform.StoredState before, Value.MapValue config) {
        return harness.terraform().apply(schema, before, config);
    }

    private Value.MapValue lookUp(Schema schema, String attribute, String value) {
        return harness.terraform().lookUp(schema, config(schema, attribute, value));
    }

    private static Value.MapValue config(Schema schema, String attribute, String value) {
        return Configurations.complete(schema, Map.of(attribute, Value.of(value)));
    }

    private JsonNode row(Terraform.StoredState kept) {
        return harness.fixtures()
                .dokploy()
                .queryUncached("notification.one", Fixtures.json("notificationId", ProviderHarness.id(kept)));
    }

    private long tests() {
        return harness.sandbox().requests().log().stream()
                .filter(request -> request.toString().contains("notification.testSlackConnection"))
                .count();
    }
}
