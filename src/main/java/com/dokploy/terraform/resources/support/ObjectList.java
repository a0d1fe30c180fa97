package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The attribute of a data source that holds the objects it has found, each one row of a list of the server's. */
public final class ObjectList {
    private final Schema item;
    private final Attribute<List<Values>> attribute;

    /**
     * Declares the attribute.
     *
     * @param name the name of the attribute
     * @param description the description in the user documentation
     * @param item the attributes of an object, without a mark that they are computed
     */
    public ObjectList(Schema.Builder s, String name, String description, Schema item) {
        this.item = item.asFound();
        attribute = s.objects(name, this.item).computed().describe(description);
    }

    /**
     * Returns the objects of some rows, in their order.
     *
     * @param procedure the procedure that answered with the rows, for errors
     */
    public List<Values> read(Iterable<JsonNode> rows, String procedure) {
        var objects = new ArrayList<Values>();
        for (var row : rows) {
            objects.add(ApiValues.element(item, row, Values.EMPTY, procedure));
        }
        return objects;
    }

    /** Returns the configuration of the data source, completed by its objects. */
    public Values fill(Values config, List<Values> objects) {
        return config.with(attribute, objects);
    }
}
