package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Git providers: those of GitHub, which only data sources have, and what does not follow from a declaration. */
class GitProvidersTest extends HarnessTest {
    @Test
    void providersOfGitHubAreFoundByIdAndByName() {
        var id = github("company");
        var schema = dataSource("dokploy_github_provider");
        for (var key : List.of(Map.of("id", Value.of(id)), Map.of("name", Value.of("company")))) {
            var found = harness.terraform().lookUp(schema, Configurations.complete(schema, Map.copyOf(key)));
            assertThat(found.at("id")).isEqualTo(Value.of(id));
            assertThat(found.at("name")).isEqualTo(Value.of("company"));
            assertThat(found.at("app_id")).isEqualTo(Value.of(41L));
            assertThat(found.at("authorized")).isEqualTo(Value.of(true));
            assertThat(found.toString()).doesNotContainIgnoringCase("canary");
        }
    }

    @Test
    void whoeverHasTheNameIsAskedForIfThereAreSeveral() {
        var schema = dataSource("dokploy_github_provider");
        assertThat(errors(schema, "company")).singleElement().asString().startsWith("Object Not Found: ");
        var one = github("company");
        var other = github("company");
        assertThat(errors(schema, "company"))
                .singleElement()
                .asString()
                .startsWith("Ambiguous Name: ")
                .contains(one, other);
    }

    private List<String> errors(Schema schema, String name) {
        harness.terraform().forgetAll();
        harness.terraform().tryLookUp(schema, Configurations.complete(schema, Map.of("name", Value.of(name))));
        return List.copyOf(harness.terraform().said());
    }

    @Test
    void providersOfAllKindsAreListed() {
        var id = github("company");
        var schema = dataSource("dokploy_git_providers");
        var gitlab = harness.terraform()
                .apply(
                        schema("gitlab_provider"),
                        Terraform.StoredState.NOTHING,
                        harness.minimal(schema("gitlab_provider")));

        var all = items(schema, Map.of());
        assertThat(all)
                .extracting(item -> item.at("id"))
                .containsExactlyInAnyOrder(Value.of(id), gitlab.object().at("id"));
        assertThat(items(schema, Map.of("type", Value.of("gitlab"))))
                .singleElement()
                .satisfies(item -> assertThat(item.at("authorized")).isEqualTo(Value.of(false)))
                .satisfies(item -> assertThat(item.at("url")).isEqualTo(Value.of("https://gitlab.com")));
        assertThat(items(dataSource("dokploy_github_providers"), Map.of()))
                .extracting(item -> item.at("id"))
                .containsExactly(Value.of(id));
    }

    @Test
    void anEmailAddressThatIsRemovedStays() {
        var schema = schema("bitbucket_provider");
        var config = with(
                harness.minimal(schema),
                "api_token",
                null,
                "app_password",
                "canary",
                "username",
                "someone",
                "email",
                "someone@example.com");
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var without = with(config, "email", null);

        var kept = harness.terraform().apply(schema, made, with(without, "username", "someone else"));
        assertThat(kept.object().at("id")).isEqualTo(made.object().at("id"));
        assertThat(kept.object().at("email")).isEqualTo(Value.of("someone@example.com"));
        harness.assertConverged(schema, kept, with(without, "username", "someone else"));
    }

    @Test
    void whoSignsInMakesAProviderAuthorized() {
        var schema = schema("gitea_provider");
        var config = with(harness.minimal(schema), "url", "https://gitea.example.com", "client_id", "a client");
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(made.object().at("authorized")).isEqualTo(Value.of(false));
        assertThat(((Value.Text) made.object().at("authorize_url")).text())
                .startsWith("https://gitea.example.com/login/oauth/authorize?client_id=a+client&redirect_uri=http")
                .contains("%2Fapi%2Fproviders%2Fgitea%2Fcallback")
                .endsWith("&state=" + ProviderHarness.id(made));

        var tokens = Fixtures.json("accessToken", "canary").put("refreshToken", "canary");
        harness.sandbox().rows().patch("gitea", ProviderHarness.id(made), tokens);
        var seen = harness.terraform().read(schema, made);
        assertThat(seen.object().at("authorized")).isEqualTo(Value.of(true));
        harness.assertConverged(schema, seen, config);
    }

    private String github(String name) {
        var rows = harness.sandbox().rows();
        var provider = rows.plant("gitProvider", Fixtures.json("name", name).put("providerType", "github"));
        return rows.plant(
                        "github",
                        Fixtures.json(
                                        "gitProviderId",
                                        provider.path("gitProviderId").asText())
                                .put("githubAppName", "https://github.com/apps/" + name)
                                .put("githubAppId", 41)
                                .put("githubInstallationId", "42")
                                .put("githubPrivateKey", "canary")
                                .put("githubUrl", "https://github.com"))
                .path("githubId")
                .asText();
    }

    private List<Value.MapValue> items(Schema schema, Map<String, Value> filters) {
        var listed = harness.terraform().lookUp(schema, Configurations.complete(schema, filters));
        var name = schema.name().substring("dokploy_".length());
        return ((Value.ListValue) listed.at(name))
                .items().stream().map(Value.MapValue.class::cast).toList();
    }

    private static Schema dataSource(String name) {
        return Objects.requireNonNull(SharedCatalog.CATALOG.dataSource(name)).schema();
    }
}
