package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A Git provider. Dokploy stores two rows: one of the kind of the provider, whose id services refer to, and one with
 * what all kinds have, which is removed and shared by an id of its own (v0.30.2).
 */
abstract class GitProvider extends NamedResource {
    private static final String PROVIDER_ID = "gitProviderId";

    private final String kind;
    private final Attribute<String> gitProviderId;
    private final Attribute<Boolean> shared;

    /**
     * Declares what all kinds have.
     *
     * @param kind the router, with which the names of its id and its fields begin
     */
    GitProvider(String type, String description, String kind) {
        super(type, description, new Names(kind, kind + "Id", "gitProvider.remove"));
        this.kind = kind;
        shared = s.bool("shared_with_organization")
                .defaultsTo(false)
                .custom()
                .describe("Share the provider with all members of the organization. `false` leaves the provider to the"
                        + " user of the API key.");
        gitProviderId = s.string("git_provider_id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe("ID that Dokploy's permissions have for the provider. Services refer to `id` instead.");
    }

    @Override
    public final List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_" + kind));
    }

    @Override
    protected final Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return GitProviderRows.of(lists.read("gitProvider.getAll", ApiMapping.body()), kind);
    }

    /**
     * Clears fields by an empty text, since only the internal URL may be null, and names both rows of an object that is
     * there already (v0.30.2).
     */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        for (var field : List.copyOf(body.properties())) {
            if (field.getValue().isNull() && !field.getKey().endsWith("InternalUrl")) {
                body.put(field.getKey(), "");
            }
        }
        if (plan.has(gitProviderId)) {
            body.put(PROVIDER_ID, plan.get(gitProviderId));
        }
    }

    /** Dokploy wants the id of a user, and takes that of the API key whatever is said (v0.30.2). */
    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        creation.put("authId", "-");
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        var provider = row.path("gitProvider");
        if (provider.isMissingNode()) {
            return state;
        }
        return state.with(name, provider.path("name").asText())
                .with(shared, provider.path("sharedWithOrganization").asBoolean());
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        // Not every create is answered with the whole object.
        var made = super.create(request, session);
        made = request.save(readAgain(made, request, session));
        return share(made, request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return share(request.save(super.update(request, session)), request, session);
    }

    /** Shares an object with the organization, or shares it no longer, where the plan says another thing than the row. */
    private Values share(Values current, ApplyRequest request, Session session) {
        var wanted = request.planned().find(shared, false);
        if (wanted.equals(current.find(shared, false))) {
            return current;
        }
        session.dokploy()
                .mutate(
                        "gitProvider.toggleShare",
                        ApiMapping.body(PROVIDER_ID, current.get(gitProviderId)).put("sharedWithOrganization", wanted));
        return readAgain(current, request, session);
    }

    private Values readAgain(Values current, ApplyRequest request, Session session) {
        var known = request.planned().with(id, current.get(id));
        var found = read(ReadRequest.forDataSource(known), session);
        return found == null ? current : found;
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        var current = prior.has(gitProviderId) ? prior : read(ReadRequest.forDataSource(prior), session);
        if (current != null) {
            session.dokploy().mutate("gitProvider.remove", ApiMapping.body(PROVIDER_ID, current.get(gitProviderId)));
        }
    }
}
