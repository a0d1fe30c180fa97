package com.dokploy.terraform.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block of Terraform's language, such as {@code resource "dokploy_project" "shop" { … }}. */
final class Block {
    private final String type;
    private final List<String> labels;
    private final Map<String, Expression> attributes = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> comment = new ArrayList<>();

    Block(String type, String... labels) {
        this.type = type;
        this.labels = List.of(labels);
    }

    /** Adds an attribute. */
    Block set(String name, Expression value) {
        attributes.put(name, value);
        return this;
    }

    /** Adds an attribute that is a text. */
    Block set(String name, String text) {
        return set(name, Expression.text(text));
    }

    /** Adds a block inside this one. */
    Block add(Block inner) {
        blocks.add(inner);
        return this;
    }

    /** Adds a line above this block. */
    Block comment(String line) {
        comment.add(line);
        return this;
    }

    String type() {
        return type;
    }

    List<String> labels() {
        return labels;
    }

    Map<String, Expression> attributes() {
        return attributes;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<String> comment() {
        return comment;
    }
}
