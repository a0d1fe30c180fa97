package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.ForeignState;
import com.dokploy.terraform.sandbox.TargetServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States of other providers for Dokploy, taken over by the real Terraform as the migration guide says. */
class TakeoverTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"lucasaarch", "vanillauys", "j0bIT", "michealken30"})
    void aStackOfAnotherProviderIsTakenOver(String name) throws Exception {
        try (var provider = ProviderProcess.start(directory);
                var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target)) {
            provider.environment().forEach(workspace::environment);
            workspace.write("cli.rc", "").environment("TF_CLI_CONFIG_FILE", directory.resolve("cli.rc") + "");
            workspace.initialize();
            var sandbox = target.sandbox("hold the objects of another provider");
            var foreign = ForeignState.on(sandbox, name);
            var before = sandbox.rows().counts();
            workspace.write("terraform.tfstate", foreign.stateFile());
            workspace.write("main.tf.json", foreign.configurationFile());
            workspace.write(
                    "provider.tf",
                    "provider \"dokploy\" {\n  endpoint = \"" + target.endpoint() + "\"\n  api_key  = \""
                            + target.apiKey() + "\"\n}\n");

            workspace
                    .run("state", List.of("replace-provider", "-auto-approve", foreign.provider(), "dokploy/dokploy"))
                    .succeeded();
            for (var address : foreign.unmanageable()) {
                workspace.run("state", List.of("rm", address)).succeeded();
            }
            assertThat(actions(workspace)).isSubsetOf("no-op", "update");
            workspace.apply();

            before.keySet().removeAll(List.of("deployment", "auditLog", "webServerSettings"));
            assertThat(sandbox.rows().counts()).containsAllEntriesOf(before);
            target.assertValidRequests();
        }
    }

    /** What a plan does to the objects. */
    private static List<String> actions(Workspace workspace) throws Exception {
        var plan = workspace.plan("-out=taken.plan");
        assertThat(plan.exit()).as(plan.output()).isNotEqualTo(1);
        var shown = JSON.readTree(workspace
                .run("show", List.of("-json", "taken.plan"))
                .succeeded()
                .output());
        var actions = new ArrayList<String>();
        for (var change : shown.path("resource_changes")) {
            change.at("/change/actions").forEach(action -> actions.add(action.asText()));
        }
        return actions;
    }
}
