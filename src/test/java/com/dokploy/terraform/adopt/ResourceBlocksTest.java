package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** References in the place of ids, and variables in the place of secrets. */
class ResourceBlocksTest {
    private static final Map<String, Value> SERVICE = Map.of(
            "name", Value.of("web"),
            "environment_id", Value.of("e1"),
            "network_ids", Value.set(Value.of("n2"), Value.of("elsewhere"), Value.of("n1")),
            "secret_env", new Value.MapValue(Map.of("TOKEN", Value.of("hidden"), "KEY", Value.of("hidden too"))),
            "ports",
                    Value.list(
                            new Value.MapValue(Map.of("published_port", Value.of(8080))),
                            new Value.MapValue(Map.of("published_port", Value.of(8081)))));

    private final Variables variables = new Variables();
    private final LikelySecrets likelySecrets = new LikelySecrets((name, text) ->
            name.isEmpty() && List.of("web", "elsewhere", "n1", "hidden").contains(text));

    private String written(Choices.Attachments attachments) {
        var object = SampleType.SERVICE.object("a1", SERVICE);
        var config = new LinkedHashMap<String, Value>(SERVICE);
        config.put("id", Value.NULL);
        var generated = new Value.MapValue(config);
        var choices = new Choices(List.of(), attachments, Choices.Secrets.VARIABLES);
        var configuration = new ObjectConfiguration(object.schema(), generated, generated, choices);
        ResourceBlocks.Ids ids =
                (types, id) -> id.equals("elsewhere") ? null : new Expression.Reference(types.getFirst() + "." + id);
        var block = new ResourceBlocks<>(ids, variables, likelySecrets)
                .block("dokploy_application.web", object, configuration);
        return HclWriter.file(List.of(block));
    }

    @Test
    void idsAreReferencesAndSecretsAreVariables() {
        assertThat(written(Choices.Attachments.INLINE)).isEqualTo("""
                resource "dokploy_application" "web" {
                  name           = "web"
                  environment_id = dokploy_environment.e1
                  network_ids    = ["elsewhere", dokploy_network.n1, dokploy_network.n2]
                  secret_env     = var.web_secret_env

                  ports = [
                    { published_port = 8080 },
                    { published_port = 8081 },
                  ]
                }
                """);
        assertThat(HclWriter.file(variables.blocks())).isEqualTo("""
                variable "web_secret_env" {
                  description = "Secret `secret_env` of dokploy_application.web: KEY, TOKEN."
                  type        = map(string)
                  sensitive   = true
                }
                """);
        assertThat(HclWriter.values(variables.values())).isEqualTo("""
                web_secret_env = {
                  KEY   = "hidden too"
                  TOKEN = "hidden"
                }
                """);
    }

    @Test
    void textsThatMayContainSecretsAreNoted() {
        written(Choices.Attachments.INLINE);
        assertThat(likelySecrets.places())
                .containsExactly("dokploy_application.web: `name`", "dokploy_application.web: `network_ids`");
    }

    @Test
    void separateAttachmentsAreNotInTheirService() {
        assertThat(written(Choices.Attachments.SEPARATE)).doesNotContain("ports");
    }
}
