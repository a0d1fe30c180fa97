package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.RandomText;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The ephemeral resource {@code dokploy_api_key}: an API key for one run of Terraform. Each key has a name of its own on
 * the server, by which a key whose answer was lost is found and deleted.
 */
public final class EphemeralApiKey implements Ephemeral<Session> {
    /** The number of random characters behind the name; Dokploy v0.30.2 takes names of at most 32 characters. */
    private static final int SUFFIX = 12;

    private static final int LONGEST_NAME = 32 - SUFFIX - 1;

    private static final String ID = "id";
    private static final String LABEL = "label";

    private final Schema schema;
    private final Attribute<String> name;
    private final KeyOrganization organization;
    private final Attribute<String> prefix;
    private final KeyLimits limits;
    private final Attribute<String> id;
    private final Attribute<String> key;

    /** Declares the ephemeral resource. */
    public EphemeralApiKey() {
        var s = Schema.ephemeral(
                "dokploy_api_key",
                "API key for one run of Terraform, of the user whose API key the provider uses. The key is deleted at"
                        + " the end of the run, also after an error. Neither the plan nor the state has it.");
        s.note(
                Note.Kind.NOTE,
                "Terraform creates a key in each plan and another one in each apply: `terraform apply` creates and"
                        + " deletes two, `terraform destroy` three. If Terraform is killed, its key stays until it"
                        + " expires.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy itself limits a new key to ten requests a day unless the call that creates the key says"
                        + " otherwise. This key has no rate limit unless `rate_limit` is set.");
        name = s.string("name")
                .required()
                .check(Check.length(1, LONGEST_NAME))
                .describe("Beginning of the name in Dokploy's dashboard. A hyphen and " + SUFFIX
                        + " random characters follow, so that each key has a name of its own.");
        organization = new KeyOrganization(s);
        prefix = KeyCreation.declarePrefix(s);
        limits = new KeyLimits(s, "If unset, the key expires after one day, in case Terraform cannot delete it.");
        id = s.string("id").computed().describe("ID of the key.");
        key = s.string("key").computed().sensitive().describe("The API key.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        limits.validate(config, diagnostics);
    }

    @Override
    public OpenResponse open(Values config, Session session) {
        organization.refuseOther(config, session);
        var label = config.get(name) + "-" + RandomText.of(SUFFIX, RandomText.LOWER_CASE + RandomText.DIGITS);
        var body = ApiMapping.body("name", label);
        if (config.has(prefix)) {
            body.put("prefix", config.get(prefix));
        }
        organization.addTo(body, config);
        limits.addToEphemeral(body, config);
        var made = make(body, label, session.dokploy());
        var secret = ApiValues.text(made, "key", KeyCreation.CREATE);
        session.keepSecret(secret);
        var notes = new PrivateState();
        notes.put(ID, made.path("id").asText());
        notes.put(LABEL, label);
        var opened = config.with(id, made.path("id").asText()).with(key, secret);
        return new OpenResponse(opened, notes, null);
    }

    /** Makes a key; once more if the answer was lost and the key that nobody knows is deleted. */
    private static JsonNode make(ObjectNode body, String label, Dokploy dokploy) {
        try {
            return dokploy.mutate(KeyCreation.CREATE, body);
        } catch (ApiException failure) {
            discard(label, failure, dokploy);
        }
        try {
            return dokploy.mutate(KeyCreation.CREATE, body);
        } catch (ApiException failure) {
            discard(label, failure, dokploy);
            throw failure;
        }
    }

    /** Deletes the key that a failed call has made. Throws an exception if there may be a key that was not deleted. */
    private static void discard(String label, ApiException failure, Dokploy dokploy) {
        if (!failure.error().mayHaveHappened()) {
            throw failure;
        }
        try {
            if (KeyCreation.removeAll(label, dokploy)) {
                return;
            }
        } catch (ApiException unreadable) {
            throw left(unreadable.error(), label);
        }
        // The call may still be under way.
        throw left(failure.error(), label);
    }

    @Override
    public void close(PrivateState privateState, Session session) {
        var made = privateState.get(ID);
        if (made == null) {
            return;
        }
        try {
            KeyCreation.removeSurely(made, session.dokploy());
        } catch (ApiException failure) {
            throw left(failure.error(), String.valueOf(privateState.get(LABEL)));
        }
    }

    private static DiagnosticException left(ApiError error, String label) {
        return new DiagnosticException(ApiErrorDiagnostics.of(error)
                .and("The API key `" + label + "` may still be on the server. If Dokploy lists it under Settings →"
                        + " Profile → API/CLI Keys, delete it there. Otherwise it stays until it expires."));
    }
}
