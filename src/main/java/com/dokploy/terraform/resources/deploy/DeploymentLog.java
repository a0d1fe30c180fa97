package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The log of one deployment: its end, for a diagnostic, and its lines as they are written. Dokploy v0.30.2 shows the
 * last lines of a log and no position in it.
 */
public final class DeploymentLog {
    /** The number of lines that go into a diagnostic. */
    private static final int LINES_SHOWN = 40;
    /** The number of lines that are read at a time while a log is followed. */
    private static final int LINES_FOLLOWED = 1_000;

    private final String deployment;
    private final Session session;
    private final Runnable keepSecrets;
    private boolean areSecretsKept;
    private List<String> seen = List.of();

    /**
     * Creates the log of a deployment; nothing is read yet.
     *
     * @param keepSecrets registers the secrets that the log may repeat; until it succeeds the log is not shown
     */
    public DeploymentLog(String deployment, Runnable keepSecrets, Session session) {
        this.deployment = deployment;
        this.keepSecrets = keepSecrets;
        this.session = session;
    }

    /** Returns the end of the log for a diagnostic, with its lines indented, which Terraform does not wrap. */
    public String end() {
        try {
            var text = read(LINES_SHOWN);
            return text.isBlank() ? "  (empty)" : "  " + text.strip().replace("\n", "\n  ");
        } catch (ApiException failure) {
            return "  (not readable: " + failure.error().message() + ")";
        }
    }

    /**
     * Passes on the lines that were written since the last time. A log that cannot be read now may be readable the next
     * time.
     *
     * @param isOver whether nothing more will be written: otherwise the last line may be half a line
     */
    public void follow(boolean isOver, Consumer<String> listener) {
        var text = OptionalReads.<@Nullable String>read("log of a deployment", null, () -> read(LINES_FOLLOWED));
        if (text == null) {
            return;
        }
        var whole = isOver ? text : text.substring(0, text.lastIndexOf('\n') + 1);
        var lines = whole.lines().toList();
        for (var line : lines.subList(known(lines), lines.size())) {
            if (!line.isBlank()) {
                listener.accept(line.stripTrailing());
            }
        }
        seen = lines;
    }

    /** Returns how many of the lines were there before: they begin with the end of what was read the last time. */
    private int known(List<String> lines) {
        for (var count = Math.min(seen.size(), lines.size()); count > 0; count--) {
            if (seen.subList(seen.size() - count, seen.size()).equals(lines.subList(0, count))) {
                return count;
            }
        }
        return 0;
    }

    private String read(int lines) {
        if (!areSecretsKept) {
            keepSecrets.run();
            areSecretsKept = true;
        }
        var input = ApiMapping.body("deploymentId", deployment).put("tail", lines);
        var text = session.dokploy().queryUncached("deployment.readLogs", input).asText();
        return Log.fitToShow(withoutProgress(session.dokploy().withoutSecrets(text)));
    }

    /**
     * Leaves of each line what a terminal shows in the end: Git, for one, writes its progress over itself, a hundred
     * times before the line is done, and Dokploy v0.30.2 keeps all of it in the log.
     */
    private static String withoutProgress(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        var lines = text.split("\n", -1);
        for (var at = 0; at < lines.length; at++) {
            var line = lines[at].stripTrailing();
            lines[at] = line.substring(line.lastIndexOf('\r') + 1);
        }
        return String.join("\n", lines);
    }
}
