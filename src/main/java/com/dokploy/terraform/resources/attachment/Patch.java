package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.Repositories;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ImportPath;
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
    private final ParentService parent;
    private final Attribute<String> filePath;
    private final Attribute<String> content;

    /** Declares the attributes of {@code dokploy_patch}. */
    public Patch() {
        super(
                "dokploy_patch",
                "File that Dokploy creates, updates or deletes in a checked-out repository before it builds an"
                        + " application or runs a compose stack. A patch takes effect with the next deployment.",
                new Names("patch", "patchId", "patch.delete"));
        parent = new ParentService(s, " whose repository is patched", ServiceType.APPLICATION, ServiceType.COMPOSE);
        filePath = s.string("file_path")
                .required()
                .check(Check.matches("(?!/)(?!.*\\.\\.).+", "a relative path without `..`, such as `config/app.yml`"))
                .describe("Path to the file in the repository. Two patches of a service cannot have the same path.");
        content = s.string("content")
                .format(Format.FILE)
                .describe("Content of the patched file. Dokploy ends it with a line break.");
        s.unique();
        s.string("type")
                .defaultsTo("update")
                .check(Check.oneOf("create", "update", "delete"))
                .describe("Whether the file is created, updated or deleted.");
        s.bool("enabled").defaultsTo(true).describe("Whether the patch is applied.");
        s.createdAt();
        s.rule(Rule.exactlyOneOf(parent.and()));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a patch by ID."),
                plural("dokploy_patches", "Lists the patches of a service's repository."));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            Repositories.warnOfPatch(plan, session, parent);
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var service = parent.of(state);
        return service == null
                ? List.of()
                : lists.read(
                        "patch.byEntityId",
                        ApiMapping.body("id", service.id())
                                .put("type", service.type().router()));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(filePath);
    }

    @Override
    protected List<String> importParents() {
        return ImportPath.SERVICE;
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return parent.stateOf(names, session);
    }

    /** Ends the content with a line break: the server's update does so, its create does not (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        body.put("content", endWithLineBreak(plan.find(content, "")));
    }

    private static String endWithLineBreak(String content) {
        return content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    }
}
