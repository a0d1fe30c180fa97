package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written looks as {@code terraform fmt} leaves it, and means what was to be written. */
class HclWriterTest {
    private static final List<String> AWKWARD = List.of(
            "",
            "plain",
            "with \"quotes\" and \\ backslashes",
            "${not_a_template} and %{ if false } and $${escaped} and $ { and 100%",
            "two\nlines",
            "two lines\nand an end\n",
            "\nbegins with a blank line\n\n\n",
            "  all lines\n  are indented\n",
            "one\n  is indented ${so}\n\tand a tab\n",
            "blanks at the end  \nof a line\n",
            "blanks\n   \nbetween lines\n",
            "Windows\r\nline breaks\r\n",
            "EOT\nEOT2\n  EOT3\n",
            "control \u0001 \u007f \u0085 characters\n",
            "Ünïcödé 日本語 👩‍👩‍👧\nsecond line",
            "<<-EOT\nwithin",
            "\u00a0begins with\n\u00a0spaces that break no line\n",
            "\u2007other\n\u202fspaces\n",
            "a line of\n\u00a0\nsuch a space\n",
            "\u00a0indented\nand not\n",
            "EOT\u00a0\n\u202fEOT2\nmarkers\n",
            "# no comment\n// none either\n/* nor this */\n");

    @TempDir
    Path directory;

    @Test
    void neighbouringLinesAreAlignedAndLongValuesStandApart() {
        var ports = new Expression.Tuple(List.of(
                new Expression.Braces(ordered("target_port", number(80), "published_port", number(8080))),
                new Expression.Braces(ordered("target_port", number(81)))));
        var block = new Block("resource", "dokploy_application", "web")
                .set("environment_id", new Expression.Reference("dokploy_project.shop.production_environment_id"))
                .set("name", "web")
                .set("docker", new Expression.Braces(ordered("image", Expression.text("nginx:alpine"))))
                .set(
                        "env",
                        new Expression.Braces(
                                ordered("A.B", Expression.text("1"), "LOG_LEVEL", Expression.text("info"))))
                .set("ports", ports)
                .set("command", "a\n  b\n")
                .set("replicas", number(2))
                .set("networks", new Expression.Tuple(List.of()))
                .add(new Block("lifecycle")
                        .comment("Why.")
                        .set(
                                "ignore_changes",
                                new Expression.Tuple(List.of(new Expression.Reference("docker.password")))));
        assertThat(HclWriter.file(List.of(block, new Block("provider", "dokploy"))))
                .isEqualTo("""
                        resource "dokploy_application" "web" {
                          environment_id = dokploy_project.shop.production_environment_id
                          name           = "web"
                          docker         = { image = "nginx:alpine" }

                          env = {
                            "A.B"     = "1"
                            LOG_LEVEL = "info"
                          }

                          ports = [
                            {
                              target_port    = 80
                              published_port = 8080
                            },
                            { target_port = 81 },
                          ]

                          command = <<-EOT
                            a
                              b
                          EOT

                          replicas = 2
                          networks = []

                          # Why.
                          lifecycle {
                            ignore_changes = [docker.password]
                          }
                        }

                        provider "dokploy" {}
                        """);
    }

    @Test
    void aFileNeedsNoLineBreakAtItsEnd() {
        var file = new Expression.Literal(Value.of("a: 1\nb: 2"), true);
        assertThat(HclWriter.values(Map.of("content", file))).isEqualTo("""
                content = <<-EOT
                  a: 1
                  b: 2
                EOT
                """);
        assertThat(HclWriter.file(List.of(new Block("output", "text").set("value", "a: 1\nb: 2"))))
                .isEqualTo("""
                output "text" {
                  value = chomp(<<-EOT
                    a: 1
                    b: 2
                  EOT
                  )
                }
                """);
    }

    @Test
    void valuesOfVariablesCallNoFunction() {
        assertThat(HclWriter.values(
                        Map.of("env", Expression.of(new Value.MapValue(Map.of("KEY", Value.of("-----BEGIN\n----")))))))
                .isEqualTo("env = { KEY = \"-----BEGIN\\n----\" }\n");
        assertThat(HclWriter.values(Map.of("key", Expression.text("a\nb\n")))).isEqualTo("""
                key = <<-EOT
                  a
                  b
                EOT
                """);
    }

    /** Functions are not allowed in a file with values for variables. */
    @Test
    void terraformReadsTheValuesOfVariables() throws Exception {
        var values = new LinkedHashMap<String, Expression>();
        var blocks = new ArrayList<Block>();
        var entries = new LinkedHashMap<String, Value>();
        for (var text : AWKWARD) {
            entries.put(text, Value.of(text));
            values.put("text_" + values.size(), Expression.text(text));
        }
        values.put("map", Expression.of(new Value.MapValue(entries)));
        for (var name : values.keySet()) {
            blocks.add(new Block("variable", name));
            blocks.add(new Block("output", name).set("value", new Expression.Reference("var." + name)));
        }
        Files.writeString(directory.resolve("main.tf"), HclWriter.file(blocks));
        Files.writeString(directory.resolve("values.auto.tfvars"), HclWriter.values(values));

        assertThat(terraform("fmt", "-check", "-diff")).isEmpty();
        terraform("apply", "-auto-approve", "-no-color");
        var outputs = new ObjectMapper().readTree(terraform("output", "-json"));
        for (var i = 0; i < AWKWARD.size(); i++) {
            assertThat(outputs.at("/text_" + i + "/value").asText()).isEqualTo(AWKWARD.get(i));
        }
        entries.forEach((key, _) ->
                assertThat(outputs.at("/map/value").path(key).asText()).isEqualTo(key));
    }

    /** The real Terraform reads every awkward text as it was, in every place, and has nothing to format. */
    @Test
    void terraformReadsWhatWasWritten() throws Exception {
        var values = new LinkedHashMap<String, Value>();
        for (var text : AWKWARD) {
            values.put(text, Value.of(text));
        }
        for (var keyword : List.of("for", "null", "true", "false", "a-b", "a.b", "1", "Ä", "if")) {
            values.put(keyword, Value.of(7));
        }
        var blocks = new ArrayList<Block>();
        for (var i = 0; i < AWKWARD.size(); i++) {
            blocks.add(new Block("output", "text_" + i).set("value", AWKWARD.get(i)));
        }
        blocks.add(new Block("output", "map").set("value", Expression.of(new Value.MapValue(values))));
        blocks.add(new Block("output", "list")
                .set(
                        "value",
                        Expression.of(new Value.ListValue(
                                AWKWARD.stream().map(Value::of).toList()))));
        Files.writeString(directory.resolve("main.tf"), HclWriter.file(blocks));

        assertThat(terraform("fmt", "-check", "-diff")).isEmpty();
        terraform("apply", "-auto-approve", "-no-color");
        var outputs = new ObjectMapper().readTree(terraform("output", "-json"));
        for (var i = 0; i < AWKWARD.size(); i++) {
            assertThat(outputs.at("/text_" + i + "/value").asText()).isEqualTo(AWKWARD.get(i));
            assertThat(outputs.at("/list/value/" + i).asText()).isEqualTo(AWKWARD.get(i));
        }
        var map = outputs.at("/map/value");
        assertThat(map.size()).isEqualTo(values.size());
        values.forEach((key, value) ->
                assertThat(map.path(key).asText()).isEqualTo(value instanceof Value.Text(var text) ? text : "7"));
    }

    private String terraform(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        var output = directory.resolve("output.txt").toFile();
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
        var exit = builder.start().waitFor();
        var text = Files.readString(output.toPath());
        assertThat(exit).as(text).isZero();
        return text;
    }

    private static Expression number(long number) {
        return new Expression.Literal(Value.of(number));
    }

    private static Map<String, Expression> ordered(String key, Expression value) {
        var entries = new LinkedHashMap<String, Expression>();
        entries.put(key, value);
        return entries;
    }

    private static Map<String, Expression> ordered(
            String first, Expression firstValue, String second, Expression secondValue) {
        var entries = ordered(first, firstValue);
        entries.put(second, secondValue);
        return entries;
    }
}
