package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Attribute.Mapping;
import com.dokploy.terraform.schema.Attribute.Mode;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What is wrong with schemas, although they compile: what Terraform refuses for the whole provider or cannot use
 * (docs/design/protocol.md, "Schemas"), what the planner relies on, and what users of the provider may expect
 * everywhere.
 */
public final class SchemaLint {
    /** What a schema is for. */
    public enum Role {
        PROVIDER,
        RESOURCE,
        DATA_SOURCE,
        EPHEMERAL,
        ACTION
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|private_key)s?");
    private static final Set<String> RESERVED =
            Set.of("connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner");
    private static final Set<String> RESERVED_FOR_PROVIDERS = Set.of("alias", "version");

    private final Role role;
    private final List<String> problems = new ArrayList<>();

    private SchemaLint(Role role) {
        this.role = role;
    }

    /** What is wrong with anything that a provider offers, one line each; empty if nothing. */
    public static List<String> problems(Provider<?> provider) {
        var problems = new ArrayList<>(problems(provider.schema(), Role.PROVIDER));
        for (var resource : provider.resources()) {
            problems.addAll(problems(resource.schema(), Role.RESOURCE));
            problems.addAll(upgradeProblems(resource));
        }
        for (var dataSource : provider.dataSources()) {
            problems.addAll(problems(dataSource.schema(), Role.DATA_SOURCE));
        }
        for (var ephemeral : provider.ephemerals()) {
            problems.addAll(problems(ephemeral.schema(), Role.EPHEMERAL));
        }
        for (var action : provider.actions()) {
            problems.addAll(problems(action.schema(), Role.ACTION));
        }
        for (var function : provider.functions()) {
            problems.addAll(problems(function));
        }
        return problems;
    }

    /** What is wrong with one schema. */
    public static List<String> problems(Schema schema, Role role) {
        var lint = new SchemaLint(role);
        var place = new AttributeContext(schema.name(), false, false);
        if (role != Role.PROVIDER && !Pattern.matches("dokploy_" + NAME, schema.name())) {
            lint.report(place, "is not a name of the form dokploy_some_thing");
        }
        lint.checkSentences(place, schema.description());
        if (schema.version() != 0 && role != Role.RESOURCE) {
            lint.report(place, "has a version, but nothing of it is stored");
        }
        if (schema.size() == 0) {
            lint.report(place, "has no attributes");
        }
        lint.check(schema, place);
        return lint.problems;
    }

    private static List<String> upgradeProblems(Resource<?> resource) {
        var schema = resource.schema();
        var missing = new HashSet<Long>();
        for (var version = 0L; version < schema.version(); version++) {
            missing.add(version);
        }
        for (var upgrade : resource.upgrades()) {
            missing.remove(upgrade.from().version());
        }
        return missing.isEmpty() ? List.of() : List.of(schema.name() + " has no upgrade from versions " + missing);
    }

    private static List<String> problems(Function function) {
        var lint = new SchemaLint(Role.PROVIDER);
        var place = new AttributeContext("function " + function.name(), false, false);
        lint.checkName(place, function.name());
        lint.checkSentences(place, function.summary());
        lint.checkSentences(place, function.description());
        for (var parameter : function.parameters()) {
            var at = new AttributeContext(place.name() + "(" + parameter.name() + ")", false, false);
            lint.checkName(at, parameter.name());
            lint.checkSentences(at, parameter.description());
        }
        return lint.problems;
    }

    /**
     * Where a schema or attribute stands.
     *
     * @param name for the report
     * @param isElement whether it is inside elements of a list, set or map
     * @param isInSet whether it is inside elements of a set
     */
    private record AttributeContext(String name, boolean isElement, boolean isInSet) {
        AttributeContext of(Attribute<?> attribute) {
            return new AttributeContext(name + "." + attribute.name(), isElement, isInSet);
        }

        AttributeContext ofElements(AttributeType<?> collection) {
            return new AttributeContext(name, true, isInSet || collection instanceof AttributeType.SetOf<?>);
        }
    }

    private void report(AttributeContext place, String problem) {
        problems.add(place.name() + " " + problem);
    }

    private void check(Schema schema, AttributeContext place) {
        var declared = new HashSet<Attribute<?>>();
        for (var attribute : schema.attributes()) {
            var at = place.of(attribute);
            checkName(at, attribute.name());
            checkSentences(at, attribute.description());
            if (!attribute.whenManaged().isEmpty()) {
                checkSentences(at, attribute.whenManaged());
            }
            checkMode(attribute, at);
            checkDefault(attribute, at);
            checkChange(attribute, declared, at);
            checkSecrecy(schema, attribute, at);
            checkNesting(attribute, attribute.type(), at);
            for (var check : attribute.checks()) {
                checkCheck(check, attribute, at);
            }
            declared.add(attribute);
        }
        for (var rule : schema.rules()) {
            checkRule(rule, schema, place);
        }
    }

    private void checkName(AttributeContext place, String name) {
        if (!NAME.matcher(name).matches()) {
            report(place, "is not a name of the form some_thing");
        }
    }

    private void checkSentences(AttributeContext place, String text) {
        if (text.isEmpty() || !text.endsWith(".") || text.endsWith("..") || text.contains("  ")) {
            report(place, "is not described in full sentences: " + text);
        } else if (!Character.isUpperCase(text.charAt(0)) && !text.startsWith("`")) {
            report(place, "is described by a sentence that begins in lower case: " + text);
        }
    }

    private void checkMode(Attribute<?> attribute, AttributeContext place) {
        var isTop = place.name().indexOf('.') == place.name().lastIndexOf('.');
        if (isTop && role == Role.PROVIDER && RESERVED_FOR_PROVIDERS.contains(attribute.name())) {
            report(place, "is a name that Terraform keeps for itself");
        }
        if (isTop && role != Role.PROVIDER && RESERVED.contains(attribute.name())) {
            report(place, "is a name that Terraform keeps for itself");
        }
        if (isTop && role == Role.RESOURCE && attribute.name().equals("id") && attribute.isConfigurable()) {
            report(place, "can be configured, but the server gives ids");
        }
        if ((role == Role.PROVIDER || role == Role.ACTION) && attribute.isComputed()) {
            report(place, "is computed, which the configuration of a provider or an action cannot be");
        }
        if (attribute.mode() == Mode.COMPUTED && !attribute.checks().isEmpty()) {
            report(place, "has checks, but nobody configures it");
        }
        if (attribute.mapping() == Mapping.FLATTENED && !(attribute.type() instanceof AttributeType.ObjectOf)) {
            report(place, "is flattened, but no object");
        }
        if (attribute.format() != Format.PLAIN && !(leaf(attribute.type()) instanceof AttributeType.Text)) {
            report(place, "has a format, but holds no text");
        }
    }

    private void checkDefault(Attribute<?> attribute, AttributeContext place) {
        var value = attribute.defaultValue();
        if (value.isNull()) {
            return;
        }
        if (attribute.mode() != Mode.OPTIONAL_COMPUTED) {
            report(place, "has a default, but is not optional and computed");
        }
        if (attribute.useStateForUnknown() || !attribute.dependsOn().isEmpty()) {
            report(place, "has a default, so it neither keeps its state nor changes with others");
        }
        if (attribute.nested() != null && !isEmpty(value)) {
            report(place, "has a default with objects in it; give their attributes defaults instead");
        }
        var only = Schema.object();
        only.add(attribute);
        var diagnostics = new Diagnostics();
        new Validator(true, diagnostics).validate(only.build(), Path.ROOT, Values.EMPTY.withValue(attribute, value));
        if (diagnostics.hasErrors()) {
            report(place, "has a default that its own checks refuse");
        }
    }

    private void checkChange(Attribute<?> attribute, Set<Attribute<?>> declared, AttributeContext place) {
        var isLeftToServer = attribute.isComputed() && attribute.defaultValue().isNull();
        if (attribute.useStateForUnknown() && !attribute.dependsOn().isEmpty()) {
            report(place, "keeps its state, so nothing else changes it");
        }
        if ((attribute.useStateForUnknown() || !attribute.dependsOn().isEmpty()) && !isLeftToServer) {
            report(place, "is nothing that the server gives, so it needs neither useStateForUnknown nor dependsOn");
        }
        if (!declared.containsAll(attribute.dependsOn())) {
            report(place, "changes with attributes that are not declared before it in the same object");
        }
        if (attribute.replaces() && !attribute.isConfigurable()) {
            report(place, "replaces the object, but nobody can change it");
        }
        if (attribute.replaces() && place.isElement()) {
            report(place, "replaces the object from inside a collection; declare it on the collection");
        }
        if (attribute.replaces() && role != Role.RESOURCE) {
            report(place, "replaces the object, but there is none");
        }
        if (place.isInSet() && isLeftToServer && role == Role.RESOURCE) {
            report(place, "is left to the server, but elements of sets have no identity");
        }
    }

    private void checkSecrecy(Schema schema, Attribute<?> attribute, AttributeContext place) {
        var name = attribute.name();
        var holdsText = leaf(attribute.type()) instanceof AttributeType.Text;
        if (holdsText && !attribute.isSensitive() && SECRET.matcher(name).matches()) {
            report(place, "sounds like a secret, but is not sensitive");
        }
        var isSecret = attribute.isSensitive() && attribute.isConfigurable() && !attribute.isWriteOnly();
        if (role == Role.RESOURCE && holdsText && isSecret && schema.attribute(name + "_wo") == null) {
            report(place, "is a secret that cannot be kept out of the state: it has no counterpart " + name + "_wo");
        }
        if (attribute.isWriteOnly() != name.endsWith("_wo")) {
            report(place, "must end in _wo exactly if it is write-only");
        }
        if (attribute.isWriteOnly()) {
            var counterpart = schema.attribute(name.substring(0, Math.max(0, name.length() - "_wo".length())));
            if (counterpart == null || !counterpart.isSensitive() || !counterpart.isConfigurable()) {
                report(place, "is write-only, but has no sensitive counterpart without _wo");
            }
            var version = schema.attribute(name + "_version");
            if (version == null
                    || !(version.type() instanceof AttributeType.Integer)
                    || version.mode() != Mode.OPTIONAL) {
                report(place, "is write-only, but has no optional whole number " + name + "_version");
            }
            if (attribute.isComputed() || attribute.replaces() || attribute.nested() != null) {
                report(place, "is write-only, so it is neither computed nor nested and replaces nothing");
            }
            if (place.isInSet() || role != Role.RESOURCE) {
                report(place, "is write-only where Terraform does not allow it");
            }
        }
        if (name.endsWith("_wo_version") && schema.attribute(name.replaceFirst("_version$", "")) == null) {
            report(place, "is the version of a write-only attribute that is not there");
        }
    }

    private void checkNesting(Attribute<?> attribute, AttributeType<?> type, AttributeContext place) {
        switch (type) {
            case AttributeType.ObjectOf(var nested) -> check(nested, place);
            case AttributeType.ListOf<?>(AttributeType.ObjectOf(var nested)) -> check(nested, place.ofElements(type));
            case AttributeType.SetOf<?>(AttributeType.ObjectOf(var nested)) -> check(nested, place.ofElements(type));
            case AttributeType.MapOf<?>(AttributeType.ObjectOf(var nested)) -> check(nested, place.ofElements(type));
            default -> {
                if (attribute.nested() != null) {
                    report(place, "holds collections of collections of objects, which Terraform has not");
                }
            }
        }
    }

    private void checkCheck(Check check, Attribute<?> attribute, AttributeContext place) {
        var type = attribute.type();
        var leaf = leaf(type);
        var applies = switch (check) {
            case Check.Length _, Check.OneOf _, Check.Matches _ -> leaf instanceof AttributeType.Text;
            case Check.Between _ -> leaf instanceof AttributeType.Integer || leaf instanceof AttributeType.Decimal;
            case Check.Size _ ->
                type instanceof AttributeType.ListOf<?>
                        || type instanceof AttributeType.SetOf<?>
                        || type instanceof AttributeType.MapOf<?>;
            case Check.Keys _ -> type instanceof AttributeType.MapOf<?>;
        };
        if (!applies) {
            report(place, "has a check that never applies to it: " + check);
        }
        var isSensible = switch (check) {
            case Check.Length(var shortest, var longest) -> 0 <= shortest && shortest <= longest;
            case Check.Between(var lowest, var highest) -> lowest <= highest;
            case Check.Size(var smallest, var largest) -> 0 <= smallest && smallest <= largest;
            case Check.OneOf(var choices) -> choices.size() > 1 && new HashSet<>(choices).size() == choices.size();
            case Check.Matches(var pattern, var _) -> compiles(pattern);
            case Check.Keys(var pattern, var _) -> compiles(pattern);
        };
        if (!isSensible) {
            report(place, "has a check that makes no sense: " + check);
        }
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private void checkRule(Rule rule, Schema schema, AttributeContext place) {
        var attributes = switch (rule) {
            case Rule.ExactlyOneOf(var among) -> among;
            case Rule.AtMostOneOf(var among) -> among;
            case Rule.LookUp(var id, var keys) ->
                Stream.concat(Stream.of(id), keys.stream()).toList();
            case Rule.Requires(var attribute, var needed) -> List.of(attribute, needed);
        };
        if (new HashSet<>(attributes).size() < 2) {
            report(place, "has a rule on fewer than two attributes: " + rule.sentence());
        }
        for (var attribute : attributes) {
            // By name: the rules of a resource hold for the copies of its attributes in the data source too.
            var own = schema.attribute(attribute.name());
            if (own == null || !own.valueType().equals(attribute.valueType())) {
                report(place, "has a rule on an attribute of another object: " + rule.sentence());
            } else if (!own.isConfigurable()) {
                report(place, "has a rule on an attribute that nobody configures: " + rule.sentence());
            } else if (rule instanceof Rule.ExactlyOneOf && own.mode() == Mode.REQUIRED) {
                report(place, "has a choice with an attribute that is required: " + rule.sentence());
            }
        }
    }

    private static AttributeType<?> leaf(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.ListOf<?>(var element) -> leaf(element);
            case AttributeType.SetOf<?>(var element) -> leaf(element);
            case AttributeType.MapOf<?>(var element) -> leaf(element);
            case AttributeType.ObjectOf _,
                    AttributeType.Text _,
                    AttributeType.Integer _,
                    AttributeType.Decimal _,
                    AttributeType.Bool _ -> type;
        };
    }

    private static boolean isEmpty(Value value) {
        return value.equals(new Value.ListValue(List.of()))
                || value.equals(new Value.SetValue(List.of()))
                || value.equals(Values.EMPTY.values());
    }
}
