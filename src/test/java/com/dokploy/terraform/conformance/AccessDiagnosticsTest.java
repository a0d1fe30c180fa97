package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What users are told about members of an organization and their roles, as golden files. */
class AccessDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, AccessDiagnosticsTest.class);

    @Test
    void whoIsDeletedAndWhatCannotBeChangedIsTold() throws IOException {
        var user = schema("user");
        var config = with(harness.minimal(user), "password", "first-password");
        var kept = diagnostics.apply(user, config);
        harness.terraform().tryPlan(user, kept, with(config, "password", "second-password"));
        diagnostics.check("user-password-changed");
        harness.terraform().tryPlanDestroy(user, kept);
        diagnostics.check("destroy-of-a-user");
        harness.nextProcess();
        harness.terraform().tryPlan(user, kept, with(config, "role", "nosuch"));
        diagnostics.check("user-role-unknown");
    }

    @Test
    void permissionsThatAMemberLosesAreTold() throws IOException {
        var schema = schema("user_permissions");
        var config = with(harness.minimal(schema), "can_create_projects", true);
        var body = Fixtures.json("id", ((Value.Text) config.at("user_id")).text());
        for (var attribute : schema.attributes()) {
            if (attribute.name().startsWith("can_")) {
                body.put(schema.apiField(attribute), attribute.name().endsWith("projects"));
            } else if (attribute.name().endsWith("_ids")) {
                body.putArray(schema.apiField(attribute)).add(attribute.name());
            }
        }
        harness.fixtures().dokploy().mutate("user.assignPermissions", body);
        var project =
                Objects.requireNonNull(harness.fixtures().texts("project_id")).getFirst();
        harness.terraform()
                .plan(schema, Terraform.StoredState.NOTHING, config.with("project_ids", Value.set(Value.of(project))));
        diagnostics.check("permissions-taken");
    }

    @Test
    void permissionsOfAnOwnerOrOfACustomRoleAreToldToBeWithoutEffect() throws IOException {
        var schema = schema("user_permissions");
        var config = with(harness.minimal(schema), "can_create_projects", true);
        for (var member : harness.sandbox().rows().all("member")) {
            if (member.path("role").asText().equals("owner")) {
                harness.terraform()
                        .plan(
                                schema,
                                Terraform.StoredState.NOTHING,
                                with(config, "user_id", member.path("userId").asText()));
                break;
            }
        }
        diagnostics.check("permissions-of-an-owner");
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform().said()).isEmpty();
        var user = ((Value.Text) config.at("user_id")).text();
        for (var member : harness.sandbox().rows().all("member")) {
            if (member.path("userId").asText().equals(user)) {
                harness.sandbox().rows().patch("member", member.path("id").asText(), Fixtures.json("role", "reviewer"));
            }
        }
        harness.nextProcess();
        harness.terraform().plan(schema, kept, config);
        assertThat(harness.terraform().said()).as("nothing changes").isEmpty();
        harness.terraform().plan(schema, kept, with(config, "can_delete_projects", true));
        diagnostics.check("permissions-of-a-custom-role");
    }

    @Test
    void aMissingLicenseIsToldInThePlan() throws IOException {
        var role = schema("custom_role");
        harness.sandbox().license().set(false);
        harness.terraform().tryPlan(role, Terraform.StoredState.NOTHING, harness.minimal(role));
        diagnostics.check("custom-role-without-license");
    }

    @Test
    void aRoleThatThisPlanMakesIsKnown() throws IOException {
        var role = schema("custom_role");
        harness.terraform().tryPlan(role, Terraform.StoredState.NOTHING, harness.minimal(role));
        var user = schema("user");
        var config = with(harness.minimal(user), "role", harness.minimal(role).at("name"));
        harness.terraform().plan(user, Terraform.StoredState.NOTHING, config);
    }
}
