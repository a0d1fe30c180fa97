package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.ListedResource;
import com.dokploy.terraform.resources.ShownOnceCreate;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_api_key}: an API key of the user whose key the provider has. */
public final class ApiKey extends ListedResource {
    private final Attribute<String> name;
    private final Attribute<String> key;
    private final KeyOrganization organization;
    private final Attribute<String> prefix;
    private final KeyLimits limits;

    /** Declares the attributes of {@code dokploy_api_key}. */
    public ApiKey() {
        super(
                "dokploy_api_key",
                "API key of the user whose API key the provider uses, for one organization of this user. A key"
                        + " cannot be"
                        + " changed.",
                new Names("user", "apiKeyId", "user.deleteApiKey")
                        .withRowId("id")
                        .withList("user.getBackups")
                        .withCreate("user.createApiKey"));
        s.note(
                Note.Kind.NOTE,
                "Dokploy shows a key only once. The state holds the key in clear text, and an import cannot read"
                        + " the key.");
        name = s.string("name")
                .required()
                .replaces()
                .check(Check.length(1, 32))
                .describe("Name in Dokploy's dashboard. Does not have to be unique.");
        organization = new KeyOrganization(s);
        prefix = KeyCreation.declarePrefix(s);
        limits = new KeyLimits(s, "If unset, the key does not expire.");
        key = s.string("key")
                .computed()
                .useStateForUnknown()
                .custom()
                .sensitive()
                .describe("The API key. Null after an import.");
        s.string("start").computed().useStateForUnknown().describe("First characters of the key, to recognize it.");
        s.string("expires_at")
                .computed()
                .useStateForUnknown()
                .describe("Time of expiry (UTC, ISO 8601). Null if the key does not expire.");
        s.createdAt();
        s.shownOnce();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new ApiKeys());
    }

    @Override
    public String noteWhenAdopted() {
        return "Destroying this resource deletes the API key, also if it is the one that Terraform uses.";
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        limits.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null && plan.isCreate()) {
            organization.plan(plan, session);
        }
    }

    @Override
    protected Iterable<JsonNode> all(ListReader lists) {
        return KeyRows.of(lists.read(names.list(), ApiMapping.body()));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return limits.keepExpiry(state, known).with(key, known.find(key));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        organization.refuseOther(plan, session);
        var body = ApiMapping.body("name", plan.get(name));
        ApiMapping.create(schema(), plan, prefix)
                .properties()
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        organization.addTo(body, plan);
        limits.addTo(body, plan);
        var made = new ShownOnceCreate(
                        session,
                        newObject(plan, session.dokploy()::queryUncached),
                        "/id",
                        lost -> KeyCreation.remove(lost, session.dokploy()))
                .make(body, request.diagnostics());
        var secret = made.path("key").asText();
        session.keepSecret(secret);
        var saved = request.save(plan.with(id, made.path("id").asText()).with(key, secret));
        return current(saved, session);
    }

    /** A key for another organization or with another prefix is no sibling, whatever its name. */
    @Override
    protected NewObject newObject(Values plan, ListReader lists) {
        var object = super.newObject(plan, lists);
        var group = Map.of("organization", plan.find(organization.id(), ""), "prefix", plan.find(prefix, ""));
        return new NewObject(object.procedure(), object.parents(), group, object.naturalKey(), () -> {
            var alike = new ArrayList<JsonNode>();
            for (var row : all(lists)) {
                if (organization.is(plan, row) && row.path("prefix").asText("").equals(plan.find(prefix, ""))) {
                    alike.add(row);
                }
            }
            return NewObject.Siblings.in(alike, names.rowId(), name.name());
        });
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return current(request.planned().with(id, prior.get(id)).with(key, prior.find(key)), session);
    }
}
