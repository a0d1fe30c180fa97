package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants the configuration.
 *
 * @param projects the names of the projects to adopt; empty for everything that the server holds
 * @param attachments where mounts, ports, domains and the like are written
 * @param secrets how secrets are written
 */
record Choices(List<String> projects, Attachments attachments, Secrets secrets) {
    /** Whether objects of a type can need resources of their own: not every owner of such an object has an attribute for it. */
    boolean needsResources(Schema type, Engine<?> engine) {
        var owners = new HashSet<String>();
        for (var attribute : type.attributes()) {
            owners.addAll(attribute.references());
        }
        return owners.isEmpty()
                || owners.stream().anyMatch(owner -> {
                    var resource = engine.resource(owner);
                    return resource == null || attributeFor(resource.schema(), type.name()) == null;
                });
    }

    /** Returns the attribute of an owner that holds the objects of a type; null if these are resources of their own. */
    @Nullable Attribute<?> attributeFor(Schema owner, String type) {
        var attribute = ObjectGraph.attributeFor(owner, type);
        return attribute == null || isSeparate(attribute) ? null : attribute;
    }

    /** Whether resources of their own take the place of an attribute. */
    boolean isSeparate(Attribute<?> attribute) {
        return importForm().omits(attribute);
    }

    /** What of an object becomes part of its state upon import. */
    ImportForm importForm() {
        return new ImportForm(attachments == Attachments.SEPARATE, secrets == Secrets.WRITE_ONLY);
    }

    /** Where the attachments of a service are written, if they can be an attribute of the service. */
    enum Attachments {
        INLINE,
        SEPARATE
    }

    /** The attributes that secrets are written in. */
    enum Secrets {
        /** Attributes that Terraform keeps in its state. */
        VARIABLES,
        /** Write-only attributes, where there are any. */
        WRITE_ONLY
    }
}
