package com.dokploy.terraform.framework;

import static com.dokploy.terraform.value.ValueWalk.part;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan for one object while it is made: what the framework has derived from the schema, for the resource to refine.
 * Whatever a resource does here must follow from configuration, prior state and notes alone, because Terraform plans
 * twice and compares (docs/design/protocol.md, "Second plan"). Checks against the server may only add diagnostics.
 */
public final class PlanRequest implements ProposedChange {
    private final Values config;
    private final @Nullable Values prior;
    private final PrivateState privateState;
    private final Diagnostics diagnostics;
    private final Set<String> replacing = new HashSet<>();
    private Values planned;

    public PlanRequest(
            Values config, @Nullable Values prior, Values planned, PrivateState privateState, Diagnostics diagnostics) {
        this.config = config;
        this.prior = prior;
        this.planned = planned;
        this.privateState = privateState;
        this.diagnostics = diagnostics;
    }

    @Override
    public Values config() {
        return config;
    }

    /** The current state of the object; null if the object is yet to be made. */
    public @Nullable Values prior() {
        return prior;
    }

    /**
     * The id of the object as it is now, or of the one whose place it takes; null for a new object, and in place of an
     * object that Terraform calls tainted.
     */
    public @Nullable String formerId() {
        return privateState.get(PrivateState.FORMER);
    }

    @Override
    public @Nullable Values priorOrNull() {
        return prior;
    }

    /** The planned values so far. */
    @Override
    public Values planned() {
        return planned;
    }

    /** The notes that the provider keeps beside the state. */
    @Override
    public PrivateState privateState() {
        return privateState;
    }

    /** The diagnostics to add warnings and errors to. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Whether any attribute of the resource, which has this schema, changes. */
    public boolean hasChanges(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (changes(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the object is yet to be made. */
    public boolean isCreate() {
        return prior == null;
    }

    @Override
    public boolean isFirst() {
        return isCreate();
    }

    /** Leaves an attribute as it is in the prior state. */
    public void keep(Attribute<?> attribute) {
        if (prior != null) {
            planned = planned.withValue(attribute, prior.value(attribute));
        }
    }

    /** Makes a computed attribute known only after apply. */
    public void unknown(Attribute<?> attribute) {
        planned = planned.withValue(attribute, attribute.unknownAfter(prior == null ? Value.NULL : prior.values()));
    }

    /** Plans a value for an attribute that the configuration leaves to the provider. */
    public <T> void set(Attribute<T> attribute, @Nullable T java) {
        planned = planned.with(attribute, java);
    }

    /** Plans that an attribute has no value. */
    public void clear(Attribute<?> attribute) {
        planned = planned.withValue(attribute, Value.NULL);
    }

    /** Plans another object in the place of this one, because of this attribute. */
    public void replaceBecauseOf(Attribute<?> attribute) {
        replacing.add(attribute.name());
    }

    /**
     * Returns the paths of the values whose change needs another object: those that differ from the prior state. Empty
     * for a new object.
     *
     * @param importStage the stage before the plan: in an object that was imported and not applied since, null stands
     *     for a value that the server cannot tell, and filling it in must not destroy what was imported
     */
    public List<Path> replacements(Schema schema, ImportStage importStage) {
        var paths = new ArrayList<Path>();
        if (prior == null) {
            return paths;
        }
        for (var attribute : schema.attributes()) {
            var before = prior.value(attribute);
            var after = planned.value(attribute);
            var path = Path.of(attribute.name());
            if (replacing.contains(attribute.name())) {
                if (!after.equals(before)) {
                    paths.add(path);
                }
            } else {
                addReplacements(attribute, path, before, after, importStage, paths);
            }
        }
        return paths;
    }

    private static void addReplacements(
            Attribute<?> attribute, Path path, Value before, Value after, ImportStage importStage, List<Path> paths) {
        if (after.equals(before) || (importStage != ImportStage.NONE && before.isNull())) {
            return;
        }
        if (attribute.replaces()) {
            paths.add(path);
            return;
        }
        if (attribute.type() instanceof AttributeType.ObjectOf(var schema)) {
            for (var inner : schema.attributes()) {
                var name = inner.name();
                addReplacements(inner, path.attribute(name), part(before, name), part(after, name), importStage, paths);
            }
        }
    }

    /** Adds an error about an attribute. */
    public void error(Attribute<?> attribute, String summary, String detail) {
        diagnostics.error(Path.of(attribute.name()), summary, detail);
    }

    /** Adds a warning about an attribute. */
    public void warning(Attribute<?> attribute, String summary, String detail) {
        diagnostics.warning(Path.of(attribute.name()), summary, detail);
    }
}
