package com.dokploy.terraform.concurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Works on several things at the same time, so that their calls to a server can share requests. */
public final class Parallel {
    /** The number of things that are worked on at the same time. */
    private static final int WINDOW = 50;

    private Parallel() {}

    /**
     * Works on all things, fifty at a time, and returns the results in the order of the things. The stream begins with
     * the next fifty only when their results are wanted. What a piece of work throws is thrown when its result is due.
     */
    public static <T, R> Stream<R> map(Iterator<? extends T> things, Function<T, R> work) {
        return Stream.iterate(next(things, work), results -> !results.isEmpty(), _ -> next(things, work))
                .flatMap(results -> results.stream().map(Parallel::result));
    }

    /** As {@link #map}, with all things at the same time, however many there are. */
    public static <T, R> Stream<R> all(Collection<? extends T> things, Function<T, R> work) {
        return results(things, work).stream().map(Parallel::result);
    }

    private static <T, R> List<Future<R>> next(Iterator<? extends T> things, Function<T, R> work) {
        var window = new ArrayList<T>();
        while (things.hasNext() && window.size() < WINDOW) {
            window.add(things.next());
        }
        return results(window, work);
    }

    private static <T, R> List<Future<R>> results(Collection<? extends T> things, Function<T, R> work) {
        var pieces = new ArrayList<Callable<R>>();
        for (T thing : things) {
            pieces.add(() -> work.apply(thing));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(pieces);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", interrupted);
        }
    }

    private static <R> R result(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", interrupted);
        }
    }
}
