package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.List;

/** Refuses to plan with what only stands for a secret ({@link Secrets#UNTOLD}). */
final class UntoldSecrets {
    private final Diagnostics diagnostics = new Diagnostics();

    private UntoldSecrets() {}

    /** Returns an error for each secret of a configuration that is none. */
    static List<Diagnostic> in(Schema schema, Value config) {
        var found = new UntoldSecrets();
        if (config instanceof Value.MapValue object) {
            found.object(schema, Path.ROOT, object);
        }
        return found.diagnostics.all();
    }

    private void object(Schema schema, Path path, Value.MapValue config) {
        for (var attribute : schema.attributes()) {
            var at = path.attribute(attribute.name());
            var value = config.at(attribute.name());
            if (attribute.isSensitive() && value.equals(Value.of(Secrets.UNTOLD))) {
                diagnostics.add(Diagnostic.error(
                        at,
                        "Missing Secret",
                        "`" + at + "` has the default that `adopt` writes in place of a secret that the server does"
                                + " not return. Terraform needs the secret itself to create the object or to change the"
                                + " secret: give the variable its real value."));
            } else {
                value(attribute.type(), at, value);
            }
        }
    }

    private void value(AttributeType<?> type, Path path, Value value) {
        switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> object(schema, path, object);
            case AttributeType.CollectionOf<?> collection
            when value instanceof Value.Known ->
                ValueWalk.forEach(path, value, (at, element) -> value(collection.element(), at, element));
            case AttributeType.ObjectOf _, AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> {}
        }
    }
}
