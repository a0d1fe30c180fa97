package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_ssh_key}: a key with which Dokploy clones repositories and reaches remote servers. */
public final class SshKey extends NamedResource {
    private final SshKeyPair pair;

    /** Declares the attributes of {@code dokploy_ssh_key}. */
    public SshKey() {
        super(
                "dokploy_ssh_key",
                "SSH key with which Dokploy clones private repositories and connects to remote servers.",
                new Names("sshKey", "sshKeyId", "sshKey.remove"));
        s.string("description").describe("Description in Dokploy's dashboard.");
        pair = new SshKeyPair(s);
        s.string("last_used_at")
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .describe("Time of the last use (UTC, ISO 8601). Null if the key was not used yet.");
        s.createdAt();
        s.note(
                Note.Kind.WARNING,
                "Dokploy removes a key without a warning while applications, compose stacks or remote servers use it,"
                        + " and clears their `ssh_key_id`. To replace a key that is in use, set"
                        + " `lifecycle { create_before_destroy = true }`.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up an SSH key by ID or name. The private key is not exposed.", name),
                list(
                        "dokploy_ssh_keys",
                        "Lists the SSH keys of the organization. Private keys are not exposed.",
                        List.of("name"),
                        "description",
                        "public_key",
                        "last_used_at",
                        "created_at"));
    }

    @Override
    public Values completeAdopted(Values config) {
        return pair.completeAdopted(config);
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        pair.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        pair.plan(plan);
        super.plan(plan, session);
    }

    /** Dokploy wants an organization, and takes that of the API key whatever is said (v0.30.2). */
    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        pair.addTo(creation, plan, request, session);
        creation.put("organizationId", "");
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return pair.completeState(state);
    }
}
