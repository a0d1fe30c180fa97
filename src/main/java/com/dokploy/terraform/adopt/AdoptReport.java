package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.engine.KnownSecrets;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * What {@code adopt} tells at the end: the files, the variables to give, and what the configuration does not have.
 *
 * @param texts the files by their names
 * @param secrets the secrets that the report must not show
 * @param directory where the files are
 * @param isWhole whether the server's own objects were asked for, too
 * @param isDryRun whether the files are not written
 */
record AdoptReport<C>(
        AdoptedConfiguration<C> configuration,
        Selection<C> selection,
        Inventory<C> inventory,
        Map<String, String> texts,
        KnownSecrets secrets,
        Path directory,
        boolean isWhole,
        boolean isDryRun) {
    /** Whether the configuration has everything that was asked for. */
    boolean isComplete() {
        return omitted().isEmpty();
    }

    private List<Omission> omitted() {
        var all = new TreeSet<>(inventory.omitted());
        all.addAll(selection.omitted());
        return all.stream().map(each -> each.without(secrets)).toList();
    }

    /** Returns what a person should know besides, a sentence each. */
    private List<String> notes() {
        var notes = new ArrayList<String>();
        for (var object : configuration.names().numbered()) {
            notes.add("Several objects have the name of the " + object + ", which is now "
                    + configuration.names().address(object) + ".");
        }
        for (var object : configuration.files().keySet()) {
            var names = new StringJoiner("`, `", "`", "`");
            object.resource().notImported().forEach(attribute -> names.add(attribute.name()));
            if (names.length() > 2) {
                notes.add(configuration.names().address(object) + " does not have " + names
                        + ", which an import does not read. If the server has them, they stay and are not managed.");
            }
        }
        for (var variable : configuration.variables().all()) {
            if (variable.isOptional()) {
                notes.add("Dokploy does not return the secret of the variable " + variable.name()
                        + ". The plan works without: the default is never sent. Before Terraform creates the object"
                        + " again, or to change the secret, give the variable the real value.");
            }
        }
        for (var id : configuration.plainIds()) {
            notes.add(id + ": no adopted resource has it.");
        }
        for (var place : configuration.likelySecrets()) {
            notes.add(place + " may contain a secret, which is in the files. Before you commit them, replace it with a"
                    + " sensitive variable.");
        }
        selection
                .warnings()
                .forEach((object, warnings) -> notes.add("Terraform will warn about "
                        + configuration.names().address(object) + ": " + String.join(", ", warnings) + "."));
        selection.notNeeded().forEach(each -> notes.add("Not written: " + each));
        if (isWhole) {
            notes.addAll(inventory.notAdopted());
        }
        return notes;
    }

    private Map<String, Integer> objectsByFile() {
        var counts = new LinkedHashMap<String, Integer>();
        configuration.files().forEach((_, file) -> counts.merge(file, 1, Integer::sum));
        return counts;
    }

    /** Returns the report for people. */
    String text() {
        var text = new StringBuilder();
        var count = configuration.files().size();
        text.append(isDryRun ? "Would write " : "Wrote ")
                .append(counted(count, "object"))
                .append(" to ")
                .append(directory)
                .append(":\n");
        for (var file : texts.keySet()) {
            var objects = objectsByFile().get(file);
            text.append("  ")
                    .append(file)
                    .append(objects == null ? "" : " (" + counted(objects, "object") + ")")
                    .append('\n');
        }
        var missing = missingVariables();
        if (!missing.isEmpty()) {
            text.append("\nGive these variables a value before the plan, for example in secrets.auto.tfvars:\n");
            missing.forEach(
                    variable -> text.append("  ").append(variable.name()).append('\n'));
        }
        Sections.append(text, "Notes", notes());
        Sections.append(
                text, "Omitted", omitted().stream().map(Omission::toString).toList());
        return text.toString();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Returns the variables that a person has to give a value. */
    private List<Variable> missingVariables() {
        var areWritten = texts.containsKey(OutputDirectory.SECRETS);
        return configuration.variables().all().stream()
                .filter(variable -> !variable.isOptional() && (!areWritten || !variable.isTold()))
                .toList();
    }

    /** Returns the report for programs. */
    String json() {
        var mapper = JsonMapper.builder().build();
        var report = mapper.createObjectNode();
        report.put("directory", directory.toString()).put("dry_run", isDryRun).put("complete", isComplete());
        var objects = report.putArray("objects");
        configuration
                .files()
                .forEach((object, file) -> object.addTo(objects.addObject())
                        .put("address", configuration.names().address(object))
                        .put("file", file));
        var covered = report.putArray("covered");
        for (var each : selection.covered()) {
            each.object()
                    .addTo(covered.addObject())
                    .put("by", configuration.names().address(each.by()) + "." + each.attribute());
        }
        var files = report.putArray("files");
        texts.keySet().forEach(files::add);
        var variables = report.putArray("variables");
        for (var variable : configuration.variables().all()) {
            variables
                    .addObject()
                    .put("name", variable.name())
                    .put("description", variable.description())
                    .put("needs_value", missingVariables().contains(variable));
        }
        var left = report.putArray("omitted");
        omitted().forEach(each -> each.addTo(left.addObject()));
        var notes = report.putArray("notes");
        notes().forEach(notes::add);
        return report.toPrettyString() + "\n";
    }
}
