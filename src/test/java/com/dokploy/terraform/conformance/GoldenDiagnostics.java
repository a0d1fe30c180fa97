package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.golden.StableText;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a test has the provider say, held to golden files in which users' texts are read as users read them.
 */
final class GoldenDiagnostics {
    /** Where the golden files are. */
    static final Path DIRECTORY = Path.of("src/test/golden/diagnostics");

    private final Supplier<ProviderHarness> harness;
    private final Class<?> test;

    /** Compares what is said on a harness, for a test that rewrites its golden files. */
    GoldenDiagnostics(Supplier<ProviderHarness> harness, Class<?> test) {
        this.harness = harness;
        this.test = test;
    }

    /** Creates an object; what is said of that is not looked at. */
    Terraform.StoredState apply(Schema schema, Value.MapValue config) {
        var kept = harness.get().terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.get().terraform().forgetAll();
        return kept;
    }

    /** Creates an object, whatever comes of it; what is said of that is looked at next. */
    void attempt(Schema schema, Value.MapValue config) {
        harness.get().terraform().forgetAll();
        harness.get()
                .terraform()
                .attempt(schema, Terraform.StoredState.NOTHING, Configurations.complete(schema, config.entries()));
    }

    /** Compares what was said since the last time. */
    void check(String name) throws IOException {
        check(name, harness.get());
    }

    /** The same, with another name for a text that is different every time. */
    void checkWithout(String name, String file) throws IOException {
        check(file, List.of(String.join("", harness.get().terraform().said()).replace(name, "APP-NAME")));
        harness.get().terraform().forgetAll();
    }

    /**
     * What was said since the last time, with the same names for what is different every time. Files that end in
     * {@code -lost} are about lost answers: it depends on other calls whether the answer to all of them had begun.
     */
    void check(String name, ProviderHarness harness) throws IOException {
        var text = String.join("\n\n", harness.terraform().said());
        if (name.endsWith("-lost")) {
            text = text.replace("closed in the middle of the answer", "closed before the answer came");
        }
        harness.terraform().forgetAll();
        check(name, List.of(StableText.of(text, harness.sandbox())));
    }

    /** Compares texts. */
    void check(String name, List<String> said) throws IOException {
        check(name, said, test);
    }

    /** Compares texts, for a test that rewrites their golden file. */
    static void check(String name, List<String> said, Class<?> test) throws IOException {
        assertThat(String.join("", said)).as(name).isNotBlank().doesNotContainIgnoringCase(Samples.CANARY);
        var text = String.join("\n\n", said).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT") + "\n";
        Golden.check(DIRECTORY.resolve(name + ".txt"), text, test);
    }
}
