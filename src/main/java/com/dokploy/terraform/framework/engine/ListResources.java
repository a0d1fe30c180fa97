package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a server holds: ValidateListResourceConfig and ListResource.
 *
 * @param <C> the client of a configured provider
 */
final class ListResources<C> {
    /** The number of objects that are read at the same time: they share requests. */
    private static final int WINDOW = 50;

    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;
    private final ResourceRead<C> resourceRead;

    ListResources(ConfiguredProvider<C> configured, Failures<C> failures, ResourceRead<C> resourceRead) {
        this.configured = configured;
        this.failures = failures;
        this.resourceRead = resourceRead;
    }

    /** ValidateListResourceConfig. */
    List<Diagnostic> validate(ListResource<C> list, Value config) {
        return failures.diagnose(
                diagnostics -> Validator.validate(list.schema(), config, true, list::validate, diagnostics));
    }

    /**
     * ListResource.
     *
     * @param withObjects whether the whole objects are wanted, not only their identities
     * @param limit the largest number of objects that is wanted
     * @param receiver takes each object and returns whether more are wanted
     * @return the errors that ended the list
     */
    List<Diagnostic> list(
            Resource<C> resource,
            ListResource<C> list,
            Value config,
            boolean withObjects,
            long limit,
            Predicate<ListedResult> receiver) {
        return failures.diagnose(_ -> {
            try (var found = list.list(Values.of(config), configured.requireClient())) {
                send(resource, found.limit(limit).iterator(), withObjects, receiver);
            }
        });
    }

    private void send(
            Resource<C> resource,
            Iterator<ListResource.ListedObject> found,
            boolean withObjects,
            Predicate<ListedResult> receiver) {
        while (found.hasNext()) {
            var window = new ArrayList<ListResource.ListedObject>();
            while (found.hasNext() && window.size() < WINDOW) {
                window.add(found.next());
            }
            for (var result : withObjects ? read(resource, window) : identified(resource, window)) {
                if (!receiver.test(result)) {
                    return;
                }
            }
        }
    }

    private List<ListedResult> identified(Resource<C> resource, List<ListResource.ListedObject> window) {
        return window.stream()
                .map(listed -> result(resource, listed, Value.NULL, List.of()))
                .toList();
    }

    /** Reads objects at the same time. Objects that are gone meanwhile are left out. */
    private List<ListedResult> read(Resource<C> resource, List<ListResource.ListedObject> window) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = new ArrayList<Callable<@Nullable ListedResult>>();
            for (var listed : window) {
                reads.add(() -> read(resource, listed));
            }
            var results = new ArrayList<ListedResult>();
            for (var read : threads.invokeAll(reads)) {
                var result = done(read);
                if (result != null) {
                    results.add(result);
                }
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while objects are read", interrupted);
        }
    }

    private static @Nullable ListedResult done(Future<@Nullable ListedResult> read) throws InterruptedException {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private @Nullable ListedResult read(Resource<C> resource, ListResource.ListedObject listed) {
        var privateState = new PrivateState();
        privateState.setImportStage(ImportStage.UNREAD);
        var read = resourceRead.refresh(resource, listed.state().values(), privateState.encoded(), false);
        if (Failures.hasErrors(read.diagnostics())) {
            return result(resource, listed, Value.NULL, asWarnings(read.diagnostics()));
        }
        return read.state().isNull() ? null : result(resource, listed, read.state(), read.diagnostics());
    }

    /** An error would end the whole list for the sake of one object. */
    private static List<Diagnostic> asWarnings(List<Diagnostic> errors) {
        var warnings = new Diagnostics();
        for (var error : errors) {
            warnings.add(Diagnostic.warning(error.summary(), error.detail()));
        }
        return warnings.all();
    }

    private ListedResult result(
            Resource<C> resource, ListResource.ListedObject listed, Value object, List<Diagnostic> diagnostics) {
        var identity = listed.state().only(resource.identity()).values();
        return new ListedResult(listed.displayName(), identity, object, diagnostics);
    }
}
