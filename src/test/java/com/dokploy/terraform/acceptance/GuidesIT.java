package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of guides as printed, in a directory that holds the files which the guide shows. */
class GuidesIT {
    /** A server that only readers have: the script beside it does the same with a sandbox. */
    private static final String SERVER = "https://dokploy.example.com";

    @TempDir
    Path directory;

    @Test
    void gettingStartedLeadsToADeploymentAndBack() throws Exception {
        var output = run(guide("getting-started"));
        assertThat(output)
                .contains("Plan: 4 to add, 0 to change, 0 to destroy.")
                .contains("dokploy_application.web: Creation complete after")
                .contains("url = \"http://shop.example.com\"")
                .contains("No changes.")
                .contains("\"nginx:1.29-alpine\" -> \"nginx:1.29.1-alpine\"")
                .contains("Plan: 0 to add, 1 to change, 0 to destroy.")
                .contains("Destroy complete! Resources: 4 destroyed.");
    }

    /** Writes the files of a guide, and joins its scripts. */
    private String guide(String name) throws IOException {
        var script = new StringBuilder("set -e\n");
        for (var block : GuideBlock.of(name)) {
            if (!block.fileName().isEmpty()) {
                Files.writeString(directory.resolve(block.fileName()), block.text());
            } else if (block.language().equals("shell") && !block.text().contains(SERVER)) {
                script.append(block.text());
            }
        }
        return script.toString();
    }

    /** Runs a script that is answered with yes wherever it asks. */
    private String run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("guide.sh"), script);
        var shown = directory.resolve("shown.txt");
        var builder = new ProcessBuilder("bash", "-c", "yes yes | bash " + file)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        builder.environment().put("TF_CLI_CONFIG_FILE", System.getProperty("provider.dist") + "/terraform.rc");
        builder.environment().put("TF_CLI_ARGS", "-no-color");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        var process = builder.start();
        var isOver = process.waitFor(5, TimeUnit.MINUTES);
        if (!isOver) {
            process.descendants().forEach(ProcessHandle::destroy);
        }
        var output = Files.readString(shown);
        assertThat(isOver).as("whether this ends: %s", output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
