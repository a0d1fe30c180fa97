package com.dokploy.terraform.resources;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A row that its name tells from all others of its kind in the organization, and that one procedure lists with them. */
public abstract class NamedResource extends RowResource {
    /** The name, which identifies the object for people. */
    protected final Attribute<String> name;

    /** Declares the id, and a name that is nothing but a label in the dashboard. */
    protected NamedResource(String type, String description, Names names) {
        this(type, description, names, name -> name.check(Check.notEmpty()).describe("Name in Dokploy's dashboard."));
    }

    /**
     * Declares the id and the name.
     *
     * @param name completes the declaration of the name, which is required
     */
    protected NamedResource(
            String type, String description, Names names, Function<AttributeBuilder<String>, Attribute<String>> name) {
        super(type, description, names);
        this.name = name.apply(s.string("name").required());
    }

    @Override
    protected final List<Attribute<String>> key() {
        return List.of(name);
    }

    /**
     * Returns the data source that lists the objects by one request.
     *
     * @param filters the attributes that leave only some
     * @param shown the attributes of an object that its row in the list tells, beside id and name
     */
    protected final ListDataSource list(String type, String description, List<String> filters, String... shown) {
        var all = new ArrayList<>(List.of(id.name(), name.name()));
        all.addAll(List.of(shown));
        return list(type, description, filters, all);
    }
}
