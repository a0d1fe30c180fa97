package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Check;
import java.util.List;

/** {@code dokploy_tag}: a tag that projects can have. */
public final class Tag extends NamedResource {

    /** Declares the attributes of {@code dokploy_tag}. */
    public Tag() {
        super(
                "dokploy_tag",
                "Tag for projects, by which Dokploy's dashboard filters them. To assign a tag, use `tag_ids` of"
                        + " `dokploy_project`, or `dokploy_project_tag` for a project that is managed elsewhere.",
                new Names("tag", "tagId", "tag.remove"),
                name -> name.check(Check.notEmpty())
                        .describe("Name of the tag. Two tags of an organization cannot have the same name."));
        s.string("color").check(Check.notEmpty()).describe("Color in Dokploy's dashboard, for example `#2563eb`.");
        s.createdAt();
        s.unique();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a tag by ID or name.", name),
                list("dokploy_tags", "Lists the tags of the organization.", List.of("name"), "color"));
    }
}
