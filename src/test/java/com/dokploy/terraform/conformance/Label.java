package com.dokploy.terraform.conformance;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code dokploy_label}, another name for the tags of Dokploy: a new type as a contributor begins it, with its class and
 * nothing else. */
final class Label extends RowResource {
    private final Attribute<String> name;

    /** Declares it. */
    Label() {
        super("dokploy_label", "A label of projects.", new Names("tag", "tagId", "tag.remove"));
        name = s.string("name").required().check(Check.notEmpty()).describe("Name of the label.");
        s.unique().string("color").describe("Color in the dashboard, for example `#2563eb`.");
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return lists.read("tag.all", ApiMapping.body());
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(singular("Looks up a label by id or name.", name));
    }
}
