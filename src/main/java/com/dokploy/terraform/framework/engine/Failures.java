package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Turns what goes wrong with a request into diagnostics: failures of the server in the provider's words, mistakes of
 * the provider itself as bugs.
 *
 * @param <C> the client of a configured provider
 */
final class Failures<C> {
    private final ConfiguredProvider<C> configured;

    Failures(ConfiguredProvider<C> configured) {
        this.configured = configured;
    }

    /** Runs a step and returns the diagnostics that it adds, exceptions included. */
    List<Diagnostic> diagnose(Consumer<Diagnostics> step) {
        var diagnostics = new Diagnostics();
        try {
            step.accept(diagnostics);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explain(failure));
        }
        return diagnostics.all();
    }

    /** Whether a failure says that the object does not exist. */
    boolean meansGone(Throwable failure) {
        return failure instanceof RuntimeException exception
                && configured.provider().meansGone(exception);
    }

    /** Returns the diagnostics of a create or an update that failed. */
    List<Diagnostic> explainWrite(Throwable failure, Schema schema, Values planned) {
        return explain(
                failure, (refused, client) -> configured.provider().explainWrite(refused, schema, planned, client));
    }

    /** Returns the diagnostics of a data source that could not be read. */
    List<Diagnostic> explainLookUp(Throwable failure, Schema schema, Values config) {
        return explain(
                failure, (refused, client) -> configured.provider().explainLookUp(refused, schema, config, client));
    }

    private List<Diagnostic> explain(Throwable failure, BiFunction<RuntimeException, C, List<Diagnostic>> explanation) {
        var client = configured.client();
        if (client == null
                || !(failure instanceof RuntimeException refused)
                || refused instanceof DiagnosticException
                || refused instanceof Cancellation.CancelledException) {
            return explain(failure);
        }
        try {
            return explanation.apply(refused, client);
        } catch (RuntimeException _) {
            return explain(failure);
        }
    }

    /** Returns the diagnostics of a request that failed. */
    List<Diagnostic> explain(Throwable failure) {
        return switch (failure) {
            case DiagnosticException known -> known.diagnostics();
            case Cancellation.CancelledException _ ->
                List.of(Diagnostic.error(
                        "Interrupted",
                        "Terraform was interrupted during this operation. The state has the changes that were made"
                                + " until then."));
            case RuntimeException exception -> List.of(explainByProvider(exception));
            default -> List.of(crashed(failure));
        };
    }

    private Diagnostic explainByProvider(RuntimeException failure) {
        try {
            return configured.provider().explain(failure);
        } catch (RuntimeException unexplained) {
            return crashed(unexplained);
        }
    }

    /**
     * Returns the diagnostic of a crash in this provider. Whatever runs out, overflows or is wrong concerns one
     * request; the others must still be answered. The exception's message is left out, since it may quote a secret.
     */
    static Diagnostic crashed(Throwable failure) {
        var trace = failure.getStackTrace();
        var where = trace.length == 0 ? "" : " at " + trace[0];
        return Diagnostic.bug(
                Path.ROOT, "The request ended with " + failure.getClass().getName() + where + ".");
    }

    /** Returns the diagnostic of a value that a resource made and its schema does not allow. */
    static Diagnostic wrongType(Schema schema, Path path) {
        return Diagnostic.bug(
                path, "`" + path + "` of this " + schema.name() + " was given a value of the wrong type.");
    }

    /** Throws DiagnosticException for an object that does not have the shape of its schema. */
    static void refuseMistakes(Schema schema, Values object) {
        var mistakes = ObjectShape.mistakes(schema, object.values());
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(wrongType(schema, mistakes.getFirst()));
        }
    }

    /** Throws DiagnosticException if there is an error among the diagnostics. */
    static void refuse(List<Diagnostic> diagnostics) {
        if (hasErrors(diagnostics)) {
            throw new DiagnosticException(diagnostics);
        }
    }

    /** Whether there is an error among the diagnostics. */
    static boolean hasErrors(List<Diagnostic> diagnostics) {
        var all = new Diagnostics();
        all.addAll(diagnostics);
        return all.hasErrors();
    }
}
