package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Answers the requests about objects that exist for the length of a run only: ValidateEphemeralResourceConfig,
 * OpenEphemeralResource, RenewEphemeralResource and CloseEphemeralResource.
 *
 * @param <C> the client of a configured provider
 */
final class EphemeralResources<C> {
    /** How long the end waits for objects that are being opened. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;
    private final Set<OpenObject<C>> open = ConcurrentHashMap.newKeySet();
    /** Held, to be shared, while an object is being opened. */
    private final ReadWriteLock opening = new ReentrantReadWriteLock();

    private volatile boolean hasEnded;

    /**
     * An object that closing changes something about.
     *
     * @param notes what closing needs, in a form that can be compared
     */
    private record OpenObject<C>(Ephemeral<C> ephemeral, String notes, C client) {
        static <C> OpenObject<C> of(Ephemeral<C> ephemeral, byte[] encodedPrivateState, C client) {
            return new OpenObject<>(ephemeral, new String(encodedPrivateState, StandardCharsets.UTF_8), client);
        }

        void close() {
            ephemeral.close(PrivateState.decode(notes.getBytes(StandardCharsets.UTF_8)), client);
        }
    }

    EphemeralResources(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateEphemeralResourceConfig. */
    List<Diagnostic> validate(Ephemeral<C> ephemeral, Value config) {
        return failures.diagnose(
                diagnostics -> Validator.validate(ephemeral.schema(), config, true, ephemeral::validate, diagnostics));
    }

    /** OpenEphemeralResource. */
    OpenResult open(Ephemeral<C> ephemeral, Value config, boolean deferralAllowed) {
        var schema = ephemeral.schema();
        if (configured.isDeferred(deferralAllowed)) {
            return new OpenResult(
                    Planner.notKnownYet(schema, Values.of(config)), new PrivateState(), null, List.of(), true);
        }
        opening.readLock().lock();
        try {
            var whole = Planner.withDefaults(new AttributeType.ObjectOf(schema), config);
            var client = configured.requireClient();
            var opened = ephemeral.open(Values.of(whole), client);
            var encoded = opened.privateState().encoded();
            if (encoded.length > 0) {
                keep(OpenObject.of(ephemeral, encoded, client));
            }
            var result = DataSources.found(schema, config, opened.result());
            var violations = ProtocolRules.plan(schema, Value.NULL, config, result);
            return new OpenResult(result, opened.privateState(), opened.renewAt(), violations, false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, new PrivateState(), null, failures.explain(failure), false);
        } finally {
            opening.readLock().unlock();
        }
    }

    /** Notes an object that is open, unless the process ends: then nobody else closes the object. */
    private void keep(OpenObject<C> opened) {
        open.add(opened);
        if (hasEnded) {
            close(opened);
            throw new DiagnosticException(Diagnostic.error(
                    "Interrupted", "The provider was stopped while it opened the object, and has closed it again."));
        }
    }

    /** RenewEphemeralResource. */
    OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        var privateState = PrivateState.decode(encodedPrivateState);
        try {
            var renewAt = ephemeral.renew(privateState, configured.requireClient());
            return new OpenResult(Value.NULL, privateState, renewAt, List.of(), false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, privateState, null, failures.explain(failure), false);
        }
    }

    /** CloseEphemeralResource. */
    List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return failures.diagnose(_ -> close(OpenObject.of(ephemeral, encodedPrivateState, configured.requireClient())));
    }

    private void close(OpenObject<C> closing) {
        try {
            closing.close();
        } catch (RuntimeException failure) {
            if (!configured.provider().meansGone(failure)) {
                throw failure;
            }
        }
        // Another client may have opened the object: the notes alone tell which one it is.
        open.removeIf(one ->
                one.ephemeral().equals(closing.ephemeral()) && one.notes().equals(closing.notes()));
    }

    /**
     * Closes what Terraform has left open when the process ends, all at the same time: after an error in anything that
     * uses an object, Terraform 1.11 does not close the object (observed). Waits a moment for objects that are being
     * opened, which are closed as soon as they are there.
     */
    List<Diagnostic> closeAll() {
        hasEnded = true;
        var diagnostics = Collections.synchronizedList(new ArrayList<Diagnostic>());
        var closings = new ArrayList<Thread>();
        for (var left : open) {
            closings.add(Thread.startVirtualThread(() -> {
                diagnostics.addAll(failures.diagnose(_ -> close(left)));
            }));
        }
        try {
            for (var closing : closings) {
                closing.join();
            }
            if (opening.writeLock().tryLock(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
                opening.writeLock().unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(diagnostics);
    }
}
