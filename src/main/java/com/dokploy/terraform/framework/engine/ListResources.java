package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.concurrent.Parallel;
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
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lists what a server holds: ValidateListResourceConfig and ListResource.
 *
 * @param <C> the client of a configured provider
 */
final class ListResources<C> {
    /** The number of objects that are read at the same time. */
    private static final int AT_ONCE = 50;

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
     * @param limit the largest number of objects that is wanted; none for zero
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
            if (limit <= 0) {
                return;
            }
            try (var listed = list.list(Values.of(config), configured.requireClient())) {
                if (withObjects) {
                    readAll(resource, listed.iterator(), limit, receiver);
                    return;
                }
                listed.limit(limit)
                        .map(object -> result(resource, object, Value.NULL, new PrivateState(), List.of()))
                        .takeWhile(receiver)
                        .forEach(_ -> {});
            }
        });
    }

    /** Reads as many objects as are still wanted at a time: some of them may be gone since they were listed. */
    private void readAll(
            Resource<C> resource,
            Iterator<ListResource.ListedObject> listed,
            long limit,
            Predicate<ListedResult> receiver) {
        var wanted = limit;
        while (wanted > 0 && listed.hasNext()) {
            var next = new ArrayList<ListResource.ListedObject>();
            while (next.size() < Math.min(wanted, AT_ONCE) && listed.hasNext()) {
                next.add(listed.next());
            }
            var read = Parallel.map(next.iterator(), object -> read(resource, object))
                    .flatMap(Optional::stream)
                    .toList();
            for (var result : read) {
                if (!receiver.test(result)) {
                    return;
                }
            }
            wanted -= read.size();
        }
    }

    private Optional<ListedResult> read(Resource<C> resource, ListResource.ListedObject listed) {
        var privateState = new PrivateState();
        privateState.setImportStage(ImportStage.UNREAD);
        var imported =
                ObjectShape.completeForState(resource.schema(), listed.state().values());
        var read = resourceRead.refresh(resource, imported, privateState.encoded(), false);
        if (Failures.hasErrors(read.diagnostics())) {
            return Optional.of(result(resource, listed, Value.NULL, privateState, asWarnings(read.diagnostics())));
        }
        return read.state().isNull()
                ? Optional.empty()
                : Optional.of(result(resource, listed, read.state(), read.privateState(), read.diagnostics()));
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
            Resource<C> resource,
            ListResource.ListedObject listed,
            Value object,
            PrivateState privateState,
            List<Diagnostic> diagnostics) {
        var schema = resource.identity();
        var identity =
                ObjectShape.completeForState(schema, listed.state().only(schema).values());
        return new ListedResult(listed.displayName(), identity, object, privateState, diagnostics);
    }
}
