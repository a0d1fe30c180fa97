package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes settings of the server. What a setting was before its first write is noted, to be put back. Secrets are not
 * noted: of those only whether there was none.
 */
final class SettingsWriter {
    private static final String BEFORE = "before:";
    /** The note of a secret that is not kept. */
    private static final String NOT_KEPT = "secret";

    /** Between the first two looks at a slow setting; twice as long before each later look. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Schema schema;

    SettingsWriter(Schema schema) {
        this.schema = schema;
    }

    /** Writes the fields of a setting that the plan changes, and leaves its other fields as they are. */
    void write(ServerSetting setting, ApplyRequest request, Session session) {
        var changes = changes(setting, request);
        if (changes.isEmpty()) {
            return;
        }
        var before = setting.read(ServerSetting.now(session));
        for (var field : changes.properties()) {
            note(field.getKey(), before.path(field.getKey()), request.privateState());
        }
        var wanted = before.deepCopy();
        wanted.setAll(changes);
        writeAndWait(setting, before, wanted, request, session);
    }

    private ObjectNode changes(ServerSetting setting, ApplyRequest request) {
        var changes = ApiMapping.body();
        var prior = request.priorOrNull();
        for (var attribute : schema.attributes()) {
            var field = schema.apiField(attribute);
            if (!setting.fields().contains(field) || attribute.mapping() != Attribute.Mapping.FIELD) {
                continue;
            }
            var planned = request.planned().value(attribute);
            if (request.planned().has(attribute) && (prior == null || !planned.equals(prior.value(attribute)))) {
                changes.set(field, ApiMapping.field(attribute, planned));
            }
            var counterpart = Secrets.counterpart(schema, attribute);
            if (counterpart != null
                    && request.config().has(counterpart)
                    && Secrets.hasNewVersion(
                            schema, attribute, request.planned(), prior == null ? Values.EMPTY : prior)) {
                changes.set(field, ApiMapping.field(attribute, request.config().value(counterpart)));
            }
        }
        return changes;
    }

    private void note(String field, JsonNode value, PrivateState notes) {
        if (notes.get(BEFORE + field) == null) {
            var isKept = !isSecret(field) || value.isNull() || (value.isEmpty() && value.isObject());
            notes.put(BEFORE + field, isKept ? value.toString() : NOT_KEPT);
        }
    }

    private boolean isSecret(String field) {
        for (var attribute : schema.attributes()) {
            if (schema.apiField(attribute).equals(field)) {
                return attribute.isSensitive();
            }
        }
        return false;
    }

    /** Puts back what a setting was before the first write, unless that needs a license that the server has no more. */
    void restore(ServerSetting setting, ApplyRequest request, Session session) {
        var original = ApiMapping.body();
        for (var field : setting.fields()) {
            var note = request.privateState().get(BEFORE + field);
            if (note != null && !note.equals(NOT_KEPT)) {
                original.set(field, SettingsNotes.parse(note));
            }
        }
        if (original.isEmpty()) {
            return;
        }
        var before = setting.read(ServerSetting.now(session));
        var wanted = before.deepCopy();
        wanted.setAll(original);
        try {
            writeAndWait(setting, before, wanted, request, session);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Unlicensed)) {
                throw failure;
            }
            request.diagnostics()
                    .warning(
                            Path.ROOT,
                            "Setting Stays on the Server",
                            "Dokploy changes " + changed(original, before)
                                    + " only with an enterprise license, so the earlier value was not put back: the present"
                                    + " one stays on the server. To change it, activate a license in the dashboard.");
        }
    }

    /** The names of the attributes whose fields differ. */
    private String changed(ObjectNode fields, ObjectNode before) {
        var names = new ArrayList<String>();
        for (var attribute : schema.attributes()) {
            var field = schema.apiField(attribute);
            if (fields.has(field) && !fields.path(field).equals(before.path(field)) && !attribute.isWriteOnly()) {
                names.add("`" + attribute.name() + "`");
            }
        }
        return String.join(" and ", names);
    }

    /** Warns of the secrets that stay on the server when the settings are destroyed. */
    void warnOfKept(PrivateState notes, Diagnostics diagnostics) {
        var kept = new ArrayList<String>();
        for (var attribute : schema.attributes()) {
            if (NOT_KEPT.equals(notes.get(BEFORE + schema.apiField(attribute))) && !attribute.isWriteOnly()) {
                kept.add("`" + attribute.name() + "`");
            }
        }
        if (!kept.isEmpty()) {
            diagnostics.warning(
                    Path.ROOT,
                    "Secret Stays on the Server",
                    String.join(" and ", kept)
                            + " had another value before Terraform set it. Secrets are not stored, so"
                            + " the earlier value is not put back: the present one stays on the server.");
        }
    }

    private static void writeAndWait(
            ServerSetting setting, ObjectNode before, ObjectNode wanted, ApplyRequest request, Session session) {
        if (isSame(before, wanted)) {
            return;
        }
        try {
            setting.write(wanted, session);
        } catch (ApiException failure) {
            // The reply may be lost, and the value written: the next read tells.
            if (!failure.error().mayHaveHappened() || !isSame(present(setting, session), wanted)) {
                throw failure;
            }
        }
        if (!setting.isSlow()) {
            return;
        }
        var end = System.nanoTime()
                + Math.min(LONGEST.toNanos(), request.timeLeft().toNanos());
        var pause = FIRST_PAUSE;
        while (!isSame(present(setting, session), wanted)) {
            if (System.nanoTime() > end || session.dokploy().pause(pause)) {
                throw new DiagnosticException(Diagnostic.error(
                        "Request Timed Out",
                        "Dokploy accepted the new value of `" + setting.fields().getFirst() + "`, but Traefik does not"
                                + " have it yet. Dokploy restarts Traefik in the background and writes errors only to"
                                + " its own log. Check that log, and run `terraform apply` again."));
            }
            pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
        }
    }

    /** Reads a setting while Traefik is made anew and may be missing for a moment. */
    private static @Nullable ObjectNode present(ServerSetting setting, Session session) {
        try {
            return setting.read(ServerSetting.now(session));
        } catch (ApiException | DiagnosticException failure) {
            Log.debug("a setting of Traefik cannot be read yet", "error", failure);
            return null;
        }
    }

    private static boolean isSame(@Nullable ObjectNode one, ObjectNode other) {
        return one != null && SettingsNotes.sorted(one).equals(SettingsNotes.sorted(other));
    }
}
