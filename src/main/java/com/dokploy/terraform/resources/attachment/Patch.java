package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.Repositories;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_patch}: a file of a repository that Dokploy changes before it builds. */
public final class Patch extends RowResource {
    private final ParentService owners = ParentService.declare(
            s, "Service whose repository is patched.", ServiceType.APPLICATION, ServiceType.COMPOSE);
    private final Attribute<String> filePath = s.string("file_path")
            .required()
            .check(Check.matches("(?!/)(?!.*\\.\\.).+", "a relative path without `..`, such as `config/app.yml`"))
            .describe("File in the repository. No two patches of a service may name the same.");
    private final Attribute<String> content = s.string("content")
            .format(Format.FILE)
            .describe("What the file holds then. Dokploy ends it with a line break.");

    /** Declares it. */
    public Patch() {
        super(
                "dokploy_patch",
                "A file that Dokploy adds, changes or removes in a repository before it builds an application or runs a"
                        + " compose stack. It takes effect with the next deploy.",
                new Names("patch", "patchId", "patch.delete"));
        s.unique();
        s.string("type")
                .defaultsTo("update")
                .check(Check.oneOf("create", "update", "delete"))
                .describe("Whether the file is added, changed or removed.");
        s.bool("enabled").defaultsTo(true).describe("Whether it is applied at all.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        declared(Rule.exactlyOneOf(owners.and()));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a patch by id."),
                plural("dokploy_patches", "Lists the patches of a service's repository."));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            Repositories.warnOfPatch(plan, session, owners);
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var owner = owners.of(state);
        return owner == null
                ? List.of()
                : lists.read(
                        "patch.byEntityId",
                        ApiMapping.body("id", owner.id())
                                .put("type", owner.type().router()));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(filePath);
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", "file_path");
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return owners.stateOf(names, session);
    }

    /** An update ends content with a line break, a create does not (v0.30.2): so we always do. */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        return body.put("content", ended(plan.find(content, "")));
    }

    private static String ended(String content) {
        return content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    }
}
