package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plan's refresh as Terraform walks it: ten at a time, each after what it refers to. */
@Timeout(300)
class RefreshTest {
    private static final int PARALLELISM = 10;

    /** One resource of the stack: how it is read, and what must be read before. */
    private record Node(String procedure, String idField, String id, String after) {}

    @Test
    void aHundredResourcesTakeFewRequests() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            var dokploy = Clients.of(server);
            dokploy.version();
            refresh(stack, dokploy, 0);

            assertThat(stack).hasSize(100);
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(15);
        }
    }

    @Test
    void aSlowMachineNeedsHardlyMore() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            refresh(stack, Clients.of(server), 40);

            assertThat(server.asked()).hasSizeLessThanOrEqualTo(15);
        }
    }

    @Test
    void onlyWhatIsManagedIsReadOfABigProject() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            var dokploy = Clients.of(server);
            var managed = stack.stream()
                    .filter(node ->
                            List.of("project-0", "environment-3", "postgres-5").contains(node.id()))
                    .toList();
            refresh(managed, dokploy, 0);

            var read = server.asked().stream()
                    .mapToInt(asked -> asked.procedures().size())
                    .sum();
            assertThat(managed).hasSize(3);
            assertThat(read).isEqualTo(3);
        }
    }

    @Test
    void withoutBatchesEachReadIsARequest() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            var dokploy = new Dokploy(Clients.settings(server.endpoint()), Map.of("DOKPLOY_PROVIDER_BATCHES", "off"));
            refresh(stack, dokploy, 0);

            assertThat(server.asked())
                    .hasSize(100)
                    .allMatch(asked -> asked.procedures().size() == 1);
        }
    }

    @Test
    void adviceIsReadOnceWhateverIsWrittenMeanwhile() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            var dokploy = Clients.of(server);
            var first = dokploy.cachedQuery("project.one", Json.object().put("projectId", "project-0"));
            var written = catchThrowable(() -> dokploy.mutate("project.update", Json.object()));
            var second = dokploy.cachedQuery("project.one", Json.object().put("projectId", "project-0"));

            assertThat(first.path("projectId").asText()).isEqualTo("project-0");
            assertThat(second).isSameAs(first);
            assertThat(server.asked().stream()
                            .filter(asked -> asked.procedures().contains("project.one")))
                    .as("reads, after a write that ended with %s", written)
                    .hasSize(1);
        }
    }

    @Test
    void aCommandThatOnlyReadsAsksEverythingOnce() throws Exception {
        var stack = hundred();
        try (var server = dokploy(stack)) {
            var dokploy = Clients.of(server);
            dokploy.keepAnswers();
            var first = dokploy.query("project.one", Json.object().put("projectId", "project-0"));
            var second = dokploy.query("project.one", Json.object().put("projectId", "project-0"));

            assertThat(second).isEqualTo(first).isNotSameAs(first);
            assertThat(server.asked().stream()
                            .filter(asked -> asked.procedures().contains("project.one")))
                    .hasSize(1);
        }
    }

    /** Every read waits for some random time first, as resources on a busy machine do. */
    private static void refresh(List<Node> stack, Dokploy dokploy, int longestPause) throws Exception {
        var random = new Random(7);
        var done = new HashMap<String, CountDownLatch>();
        stack.forEach(node -> done.put(node.id(), new CountDownLatch(1)));
        var places = new Semaphore(PARALLELISM);
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var node : stack) {
            var pause = random.nextInt(longestPause + 1);
            calls.add(() -> {
                if (done.containsKey(node.after())) {
                    done.get(node.after()).await();
                }
                places.acquire();
                try {
                    Thread.sleep(pause);
                    return dokploy.find(node.procedure(), node.idField(), node.id());
                } finally {
                    places.release();
                    done.get(node.id()).countDown();
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(calls)) {
                assertThat(result.get()).isNotNull();
            }
        }
    }

    /** 1 project, 19 environments, 20 applications with 2 domains each, 20 databases. */
    private static List<Node> hundred() {
        var stack = new ArrayList<Node>();
        stack.add(new Node("project.one", "projectId", "project-0", ""));
        for (var number = 0; number < 19; number++) {
            stack.add(new Node("environment.one", "environmentId", "environment-" + number, "project-0"));
        }
        for (var number = 0; number < 20; number++) {
            var environment = "environment-" + number % 19;
            stack.add(new Node("application.one", "applicationId", "application-" + number, environment));
            stack.add(new Node("postgres.one", "postgresId", "postgres-" + number, environment));
            for (var letter : List.of("a", "b")) {
                stack.add(new Node("domain.one", "domainId", "domain-" + number + letter, "application-" + number));
            }
        }
        return stack;
    }

    private static LocalServer dokploy(List<Node> stack) {
        var objects = objects(stack);
        var seen = ConcurrentHashMap.<String>newKeySet();
        return LocalServer.dokploy(
                (procedure, input) -> {
                    if (procedure.equals("settings.getDokployVersion")) {
                        return LocalServer.json("\"v0.30.2\"");
                    }
                    sleepLikeTheDatabase();
                    var id = input.properties().iterator().next().getValue().asText();
                    assertThat(seen.add(procedure + id))
                            .as("%s of %s is read once", procedure, id)
                            .isTrue();
                    return objects.get(id);
                },
                asked -> {
                    throw new AssertionError("Nothing should be written: " + asked);
                });
    }

    private static Map<String, ObjectNode> objects(List<Node> stack) {
        var objects = new HashMap<String, ObjectNode>();
        stack.forEach(node -> objects.put(node.id(), Json.object().put(node.idField(), node.id())));
        var project = objects.get("project-0");
        project.putArray("environments");
        var arrays = Map.of("application.one", "applications", "postgres.one", "postgres", "domain.one", "domains");
        for (var node : stack) {
            var array = arrays.get(node.procedure());
            if (array != null) {
                objects.get(node.after())
                        .withArray(array)
                        .add(objects.get(node.id()).deepCopy());
            }
        }
        for (var node : stack) {
            if (node.procedure().equals("environment.one")) {
                project.withArray("environments").add(objects.get(node.id()).deepCopy());
            }
        }
        assertThat(new HashSet<>(objects.keySet())).hasSize(stack.size());
        return objects;
    }

    private static void sleepLikeTheDatabase() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
