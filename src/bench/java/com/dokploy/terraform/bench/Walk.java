package com.dokploy.terraform.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Terraform's walk over a graph: ten objects at a time, each after the one that it refers to. */
final class Walk {
    private static final int PARALLELISM = 10;

    private Walk() {}

    /**
     * An object of a stack.
     *
     * @param parent the position of what it refers to; -1 for nothing
     */
    record Node(String type, int parent) {}

    /** What is done with the object at a position. */
    interface Visit {
        void of(int position) throws Exception;
    }

    /** Visits each once; fails with the first failure. */
    static void of(List<Node> nodes, Visit visit) throws InterruptedException, ExecutionException {
        var children = new ArrayList<List<Integer>>();
        nodes.forEach(_ -> children.add(new ArrayList<>()));
        for (var position = 0; position < nodes.size(); position++) {
            if (nodes.get(position).parent() >= 0) {
                children.get(nodes.get(position).parent()).add(position);
            }
        }
        try (var threads = Executors.newFixedThreadPool(PARALLELISM)) {
            var visits = new ExecutorCompletionService<Integer>(threads);
            visits.submit(() -> visited(0, visit));
            for (var done = 0; done < nodes.size(); done++) {
                for (var child : children.get(visits.take().get())) {
                    visits.submit(() -> visited(child, visit));
                }
            }
        }
    }

    private static Integer visited(int position, Visit visit) throws Exception {
        visit.of(position);
        return position;
    }
}
