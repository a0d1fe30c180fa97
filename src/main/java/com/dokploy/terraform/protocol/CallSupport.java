package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.framework.engine.KnownSecrets;
import com.dokploy.terraform.framework.engine.StoredForm;
import com.dokploy.terraform.protocol.generated.Deferred;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;

/**
 * The parts that the calls of every family share: decoding what Terraform sent, encoding what it gets, and an answer
 * whatever goes wrong. Knows the secrets that Terraform has handed to this process, and keeps them out of every
 * diagnostic.
 */
final class CallSupport {
    /**
     * Asks Terraform to come back when the provider's configuration is known. Sent only where Terraform allows
     * deferral.
     */
    static final Deferred UNTIL_CONFIGURED = Deferred.newBuilder()
            .setReason(Deferred.Reason.PROVIDER_CONFIG_UNKNOWN)
            .build();

    private final KnownSecrets secrets;
    private final DiagnosticEncoder encoder;

    /** Supports the calls to what an engine offers. */
    CallSupport(Engine<?> engine) {
        secrets = new KnownSecrets(() -> SchemaNames.of(engine), engine::secrets);
        encoder = new DiagnosticEncoder(secrets);
    }

    /** Answers a call; with the refusal if the handler fails, in whatever way. */
    <R> void answer(StreamObserver<R> observer, ErrorResponse<R> refusal, Supplier<R> handler) {
        R response;
        try {
            response = handler.get();
        } catch (DiagnosticException known) {
            response = refusal.with(encoder.encode(known.diagnostics()));
        } catch (Throwable unforeseen) {
            response = refusal.with(encoder.encode(List.of(bug(unforeseen))));
        }
        send(observer, response);
    }

    /** Answers a call with a stream; with the refusal as its last message if the handler fails, in whatever way. */
    <R> void stream(ServerCallStreamObserver<R> observer, ErrorResponse<R> refusal, Runnable handler) {
        try {
            handler.run();
        } catch (DiagnosticException known) {
            sendNext(observer, refusal.with(encoder.encode(known.diagnostics())));
        } catch (Throwable unforeseen) {
            sendNext(observer, refusal.with(encoder.encode(List.of(bug(unforeseen)))));
        }
        if (!observer.isCancelled()) {
            observer.onCompleted();
        }
    }

    /** Sends one message of a stream, unless Terraform has given the call up. */
    static <R> void sendNext(ServerCallStreamObserver<R> observer, R message) {
        if (!observer.isCancelled()) {
            observer.onNext(message);
        }
    }

    /** Sends an answer, unless Terraform has given the call up. */
    static <R> void send(StreamObserver<R> observer, R response) {
        if (((ServerCallStreamObserver<R>) observer).isCancelled()) {
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }

    // Returns the diagnostic of a crash, without the message of the exception, which may quote a secret.
    private static Diagnostic bug(Throwable unforeseen) {
        var where = unforeseen.getStackTrace();
        return Diagnostic.bug(
                Path.ROOT,
                "The request ended with " + unforeseen.getClass().getName()
                        + (where.length == 0 ? "." : " at " + where[0] + "."));
    }

    /** Returns a line of a log without the secrets that Terraform has handed to this process. */
    String withoutSecrets(String line) {
        return secrets.scrubLog(line);
    }

    /** Returns a text as a diagnostic may show it: fit for a terminal, and without secrets. */
    String shown(String text) {
        return encoder.shown(text);
    }

    /** Encodes diagnostics as Terraform gets them, without secrets. */
    List<com.dokploy.terraform.protocol.generated.Diagnostic> encode(List<Diagnostic> diagnostics) {
        return encoder.encode(diagnostics);
    }

    /** Returns the resource of a type name. */
    static <C> Resource<C> resource(Engine<C> engine, String name) {
        var resource = engine.resource(name);
        if (resource == null) {
            throw new DiagnosticException(noSuchType("resource", name));
        }
        return resource;
    }

    /** Returns the error for a name that the provider does not have. */
    static Diagnostic noSuchType(String kind, String name) {
        return Diagnostic.error(
                "Unknown Type",
                "This version of the provider has no " + kind + " `" + name
                        + "`. Correct the name, or upgrade the provider.");
    }

    /** Decodes a value that Terraform sent, and remembers the secrets in it. */
    Value decode(DynamicValue value, Schema schema) {
        try {
            var decoded = DynamicValues.decode(value, schema.valueType());
            secrets.learn(schema, decoded);
            return decoded;
        } catch (CodecException problem) {
            throw new DiagnosticException(Diagnostic.error(
                    problem.path(),
                    "Unreadable Request",
                    "Terraform sent a value that does not match the schema of " + schema.name() + ": "
                            + problem.problem()
                            + ".\n\nEither the message was damaged, or Terraform uses the schema of another version of"
                            + " the provider. Run `terraform init -upgrade` and try again."));
        }
    }

    /** Remembers the secrets in a value that the provider has made. */
    void learn(Value made, Schema schema) {
        secrets.learn(schema, made);
    }

    /** Decodes a stored state, which may be of an older schema or of another provider, and remembers the secrets in it. */
    Value decode(RawState state, StoredForm form, Schema schema) {
        if (state.getJson().isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Unreadable State",
                    "The state has no value of this " + schema.name()
                            + " that the provider can read. States of Terraform 0.11 and earlier are not supported."
                            + " Remove the object from the state with `terraform state rm` and import it again."));
        }
        try {
            var json = state.getJson().toByteArray();
            var value = form.isOurs()
                    ? ValueJson.decode(json, form.type())
                    : ValueJson.decodeWhatFits(json, (Type.ObjectOf) form.type());
            if (value.isNull()) {
                throw new CodecException(Path.ROOT, "an object is required, not null");
            }
            secrets.learn(schema, value);
            return value;
        } catch (CodecException problem) {
            throw new DiagnosticException(Diagnostic.error(
                    problem.path(),
                    "Unreadable State",
                    "The state does not match the schema of " + schema.name() + ": " + problem.problem()
                            + ".\n\nIf the state was edited by hand, correct it. Otherwise remove the object from the"
                            + " state with `terraform state rm` and import it again."));
        }
    }

    static DynamicValue encode(Value value, Schema schema) {
        return encode(value, schema.valueType());
    }

    static DynamicValue encode(Value value, Type type) {
        try {
            return DynamicValues.encode(value, type);
        } catch (CodecException problem) {
            throw new DiagnosticException(unencodable(problem.path(), problem));
        }
    }

    static Diagnostic unencodable(Path path, CodecException problem) {
        return Diagnostic.bug(path, "A value cannot be sent to Terraform: " + problem.getMessage() + ".");
    }
}
