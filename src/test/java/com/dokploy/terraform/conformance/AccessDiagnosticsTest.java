package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;

import java.io.IOException;
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
