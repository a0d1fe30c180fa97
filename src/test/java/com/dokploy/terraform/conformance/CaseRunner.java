package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.log.SharedLog;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * Runs cases, each on objects of its own that are taken away in the end. After each case nothing that Terraform was
 * told, given or logged holds a secret that should not be there.
 */
public final class CaseRunner {
    private final ProviderHarness harness;
    private final CaseConfigurations configurations;
    private final Terraform terraform;
    private final SharedLog log;
    private final List<Runnable> cleanUp = new ArrayList<>();

    CaseRunner(ProviderHarness harness, SharedLog log) {
        this.harness = harness;
        this.log = log;
        configurations = new CaseConfigurations(harness);
        terraform = harness.terraform();
    }

    ProviderHarness harness() {
        return harness;
    }

    CaseConfigurations configurations() {
        return configurations;
    }

    /** A case of a type. */
    DynamicTest test(Schema schema, String name, Executable test) {
        return dynamicTest(schema.name() + " " + name, () -> {
            terraform.forgetAll();
            log.reset();
            try {
                test.execute();
                assertNoSecrets();
            } catch (TestAbortedException skipped) {
                throw skipped;
            } catch (AssertionError | RuntimeException failure) {
                // Reports name dynamic tests by number alone.
                throw new AssertionError(schema.name() + " " + name + ": " + failure.getMessage(), failure);
            } finally {
                cleanUp.reversed().forEach(Runnable::run);
                cleanUp.clear();
                harness.target().sandbox().ifPresent(sandbox -> sandbox.faults().clear());
            }
        });
    }

    /** Secrets may be in states, where they are marked, and nowhere else; write-only ones nowhere at all. */
    private void assertNoSecrets() {
        for (var text : terraform.said()) {
            assertThat(text).as("what the user is told").doesNotContainIgnoringCase(Samples.CANARY);
        }
        for (var text : terraform.noted()) {
            assertThat(text).as("journal").doesNotContainIgnoringCase(Samples.CANARY);
        }
        assertThat(log.text()).as("the log").doesNotContainIgnoringCase(Samples.CANARY);
        for (var value : new HashSet<>(terraform.kept())) {
            assertThat(value.toString()).as("what Terraform keeps").doesNotContainIgnoringCase(Samples.HIDDEN_CANARY);
        }
    }

    /** Creates an object, which is gone after the case. */
    Terraform.StoredState create(Schema schema, Value.MapValue config) {
        var kept = terraform.apply(schema, Terraform.StoredState.NOTHING, config);
        destroyAfterwards(schema, kept);
        return kept;
    }

    /** Destroys an object after the case. */
    void destroyAfterwards(Schema schema, Terraform.StoredState kept) {
        cleanUp.add(() -> destroyIfPresent(schema, kept));
    }

    /** Destroys an object, protected or not, if it is still there. */
    void destroyIfPresent(Schema schema, Terraform.StoredState kept) {
        if (terraform.read(schema, kept).state() instanceof Value.MapValue state) {
            var unprotected = state.entries().containsKey("deletion_protection")
                    ? state.with("deletion_protection", Value.of(false))
                    : state;
            terraform.destroy(schema, new Terraform.StoredState(unprotected, kept.privateState()));
        }
    }

    /** Whether rows tell how many objects there are. */
    boolean hasCount(Schema schema) {
        return !harness.fixtures().isAct(schema.name()) && !harness.fixtures().isPart(schema.name());
    }

    /** How many objects of a type there are. */
    static int count(Sandbox sandbox, Schema schema) {
        return sandbox.rows().counts().getOrDefault(table(schema), 0);
    }

    /** The server's name for the objects of a type, as {@code volumeBackup}: what the field of their ids begins with. */
    public static String table(Schema schema) {
        // The id of a dokploy_deployment is its title, which Terraform chooses.
        var own = schema.attribute("deployment_id");
        var idField = schema.apiField(own == null ? Objects.requireNonNull(schema.attribute("id")) : own);
        return idField.substring(0, idField.length() - "Id".length());
    }
}
