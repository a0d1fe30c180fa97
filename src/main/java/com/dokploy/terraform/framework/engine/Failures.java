package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns what goes wrong with a request into diagnostics: failures of the server in the provider's words, mistakes of
 * the provider itself as bugs.
 *
 * @param <C> the connection to the server
 */
final class Failures<C> {
    private final ProviderConnection<C> connection;

    Failures(ProviderConnection<C> connection) {
        this.connection = connection;
    }

    /** Runs a step and collects what it finds, exceptions included. */
    List<Diagnostic> diagnosing(Consumer<Diagnostics> step) {
        var diagnostics = new Diagnostics();
        try {
            step.accept(diagnostics);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explained(failure));
        }
        return diagnostics.all();
    }

    /** Whether a failure says that the object does not exist. */
    boolean meansGone(Throwable failure) {
        return failure instanceof RuntimeException exception
                && connection.provider().meansGone(exception);
    }

    /** What to tell of a create or an update that failed. */
    List<Diagnostic> explainedWrite(Throwable failure, Schema schema, Values planned) {
        var connected = connection.client();
        if (connected == null
                || !(failure instanceof RuntimeException refused)
                || refused instanceof DiagnosticException
                || refused instanceof Cancellation.CancelledException) {
            return explained(failure);
        }
        try {
            return connection.provider().explainWrite(refused, schema, planned, connected);
        } catch (RuntimeException _) {
            return explained(failure);
        }
    }

    /** What to tell of a request that failed. */
    List<Diagnostic> explained(Throwable failure) {
        return switch (failure) {
            case DiagnosticException known -> known.diagnostics();
            case Cancellation.CancelledException _ ->
                List.of(Diagnostic.error(
                        "Interrupted",
                        "Terraform asked to stop while this was under way. What was done so far is in the state."));
            case RuntimeException exception -> List.of(explainedByProvider(exception));
            default -> List.of(crashed(failure));
        };
    }

    private Diagnostic explainedByProvider(RuntimeException failure) {
        try {
            return connection.provider().explain(failure);
        } catch (RuntimeException unexplained) {
            return crashed(unexplained);
        }
    }

    /**
     * Whatever runs out, overflows or is wrong here concerns one request; the others must still be answered. Without
     * the message, which may quote a secret.
     */
    static Diagnostic crashed(Throwable failure) {
        var trace = failure.getStackTrace();
        var where = trace.length == 0 ? "" : " at " + trace[0];
        return Diagnostic.bug(
                Path.ROOT, "The request ended with " + failure.getClass().getName() + where + ".");
    }

    /** What to tell of a value that a resource made and its schema does not allow. */
    static Diagnostic wrongType(Schema schema, Path path) {
        return Diagnostic.bug(
                path, "`" + path + "` of this " + schema.name() + " was given a value of the wrong type.");
    }

    /** Throws DiagnosticException for an object that does not have the shape of its schema. */
    static void refuseMistakes(Schema schema, Values object) {
        var mistakes = SchemaConformance.mistakes(schema, object.values());
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(wrongType(schema, mistakes.getFirst()));
        }
    }

    /** Throws DiagnosticException if there is an error among them. */
    static void refuse(List<Diagnostic> diagnostics) {
        if (hasErrors(diagnostics)) {
            throw new DiagnosticException(diagnostics);
        }
    }

    /** Whether there is an error among them. */
    static boolean hasErrors(List<Diagnostic> diagnostics) {
        var all = new Diagnostics();
        all.addAll(diagnostics);
        return all.hasErrors();
    }
}
