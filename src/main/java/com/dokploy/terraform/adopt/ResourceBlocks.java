package com.dokploy.terraform.adopt;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes objects as {@code resource} blocks: with references in the place of ids and variables in that of secrets. */
final class ResourceBlocks<C> {
    /** Tells the expression that gives the id of an object. */
    interface Ids {
        /**
         * Returns the expression for an id; null if the id is to be written as it is.
         *
         * @param types the types of which the object can be; empty if no declaration says that
         */
        @Nullable Expression reference(List<String> types, String id);
    }

    private final Ids ids;
    private final Variables variables;
    private final LikelySecrets likelySecrets;

    ResourceBlocks(Ids ids, Variables variables, LikelySecrets likelySecrets) {
        this.ids = ids;
        this.variables = variables;
        this.likelySecrets = likelySecrets;
    }

    /** Returns the block of an object. */
    Block block(String address, ServerObject<C> object, ObjectConfiguration configuration) {
        var name = address.substring(address.indexOf('.') + 1);
        var block = new Block("resource", object.type(), name);
        var note = object.resource().noteWhenAdopted();
        if (note != null) {
            block.comment(note);
        }
        new Writing(address, configuration.untold())
                .entries(object.schema(), Path.ROOT, configuration.config())
                .forEach(block::set);
        if (!configuration.ignored().isEmpty()) {
            block.add(ignoring(configuration.ignored()));
        }
        return block;
    }

    /** Returns a block that keeps Terraform from writing what it cannot compare. */
    private static Block ignoring(List<Path> ignored) {
        var paths = new ArrayList<Expression>();
        for (var path : ignored) {
            paths.add(new Expression.Reference(path.toString()));
        }
        return new Block("lifecycle")
                .comment("Dokploy does not return these values, so Terraform cannot compare them.")
                .set("ignore_changes", new Expression.Tuple(paths));
    }

    /** The writing of one resource. */
    private final class Writing {
        private final String address;
        private final List<Path> untold;

        private Writing(String address, List<Path> untold) {
            this.address = address;
            this.untold = untold;
        }

        private Map<String, Expression> entries(Schema schema, Path path, Value.MapValue config) {
            Map<String, Expression> entries = new LinkedHashMap<>();
            for (var attribute : schema.attributes()) {
                var at = path.attribute(attribute.name());
                var value = config.at(attribute.name());
                if (!value.isNull() || untold.contains(at)) {
                    entries.put(
                            attribute.name(),
                            attribute.isSensitive()
                                    ? variables.add(address, at, attribute, value)
                                    : expression(attribute, attribute.type(), at, value));
                }
            }
            return entries;
        }

        private Expression expression(Attribute<?> attribute, AttributeType<?> type, Path path, Value value) {
            return switch (value) {
                case Value.Text(var text) -> text(attribute, path, text);
                case Value.MapValue object
                when type instanceof AttributeType.ObjectOf(var schema) ->
                    new Expression.Braces(entries(schema, path, object));
                case Value.MapValue map -> {
                    var entries = new LinkedHashMap<String, Expression>();
                    parts(attribute, type, path, map).stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(part -> entries.put(part.getKey(), part.getValue()));
                    yield new Expression.Braces(entries);
                }
                case Value.ListValue list ->
                    new Expression.Tuple(parts(attribute, type, path, list).stream()
                            .map(Map.Entry::getValue)
                            .toList());
                // The server tells the elements of a set in any order.
                case Value.SetValue set ->
                    new Expression.Tuple(parts(attribute, type, path, set).stream()
                            .map(Map.Entry::getValue)
                            .sorted(Comparator.comparing(Expression::toString))
                            .collect(Collectors.toList()));
                default -> new Expression.Literal(value);
            };
        }

        private Expression text(Attribute<?> attribute, Path path, String text) {
            var isId = !attribute.references().isEmpty()
                    || attribute.name().endsWith("_id")
                    || attribute.name().endsWith("_ids");
            var reference = isId ? ids.reference(attribute.references(), text) : null;
            if (reference != null) {
                return reference;
            }
            likelySecrets.check(address, path, text);
            return new Expression.Literal(Value.of(text), attribute.format() == Format.FILE);
        }

        private List<Map.Entry<String, Expression>> parts(
                Attribute<?> attribute, AttributeType<?> type, Path path, Value collection) {
            var element = ((AttributeType.CollectionOf<?>) type).element();
            var parts = new ArrayList<Map.Entry<String, Expression>>();
            ValueWalk.forEach(path, collection, (at, part) -> {
                var key = !at.steps().isEmpty() && at.last() instanceof Path.Key(var name) ? name : "";
                parts.add(Map.entry(key, expression(attribute, element, at, part)));
            });
            return parts;
        }
    }
}
