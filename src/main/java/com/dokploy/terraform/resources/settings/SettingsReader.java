package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings of the server.
 *
 * @param schema the type that the settings are attributes of
 * @param settings the settings to read
 * @param procedure the procedure that answers most of them, for the error if a field has an unexpected value
 */
record SettingsReader(Schema schema, List<ServerSetting> settings, String procedure) {
    /**
     * Returns the state. Settings of a Traefik that Dokploy cannot manage are null. One of them tells: the server answers
     * such a read as if it had failed, and each is tried several times.
     *
     * @param known the state as Terraform has it: a secret is read only where there is one
     */
    Values state(Values known, Session session) {
        var found = ApiMapping.body();
        // Most settings are in one row.
        var answers = new HashMap<String, JsonNode>();
        Function<String, JsonNode> ask = procedure -> answers.computeIfAbsent(procedure, ServerSetting.now(session));
        var hasTraefik = true;
        for (var setting : settings) {
            var isOfTraefik = setting instanceof TraefikSettings traefik && traefik.needsTraefik();
            var read = isOfTraefik && !hasTraefik ? null : read(setting, ask);
            hasTraefik &= !isOfTraefik || read != null;
            found.setAll(read == null ? nothing(setting) : read);
        }
        var state = ApiValues.state(schema, found, known, procedure);
        var complete = state.change();
        for (var attribute : schema.attributes()) {
            if (attribute.isSensitive() && known.isNull(attribute)) {
                complete.setValue(attribute, Value.NULL);
            }
            if (attribute.mapping() == Attribute.Mapping.CUSTOM) {
                complete.setValue(attribute, attribute.isWriteOnly() ? Value.NULL : known.value(attribute));
            }
        }
        return complete.build();
    }

    /** Reads a setting; null where it is one of Traefik's, and there is no Traefik that Dokploy can manage. */
    private static @Nullable ObjectNode read(ServerSetting setting, Function<String, JsonNode> ask) {
        try {
            return setting.read(ask);
        } catch (DiagnosticException none) {
            if (!(setting instanceof TraefikSettings)) {
                throw none;
            }
            Log.debug("a setting of Traefik could not be read", "error", none);
            return null;
        }
    }

    private static ObjectNode nothing(ServerSetting setting) {
        var nothing = ApiMapping.body();
        setting.fields().forEach(nothing::putNull);
        return nothing;
    }
}
