package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names of resources, and which object belongs to which. */
class ObjectNamesTest {
    private final List<ServerObject<Object>> objects = new ArrayList<>(List.of(
            project("p1", "Shop", "e1"),
            project("p2", "Blog", "e3"),
            environment("e1", "production", "p1"),
            environment("e2", "staging", "p1"),
            environment("e3", "production", "p2"),
            service("a1", "web", "e1"),
            service("a2", "web", "e2"),
            service("a3", "web", "e3"),
            service("a4", "worker", "e1"),
            service("a5", "Worker!", "e1"),
            service("a6", "api", "e1"),
            port("x1", 8080, "a6"),
            port("x2", 8080, "a4"),
            port("x3", 8081, "a4"),
            SampleType.NETWORK.object("n1", Map.of("name", Value.of("inner")))));

    @Test
    void aNameIsAsLongAsItMustBe() {
        assertThat(addresses())
                .containsEntry("p1", "dokploy_project.shop")
                .containsEntry("e2", "dokploy_environment.staging")
                .containsEntry("e1", "dokploy_environment.shop_production")
                .containsEntry("a6", "dokploy_application.api")
                .containsEntry("a3", "dokploy_application.blog_web")
                .containsEntry("a1", "dokploy_application.shop_production_web")
                .containsEntry("a2", "dokploy_application.shop_staging_web")
                .containsEntry("a4", "dokploy_application.shop_production_worker")
                .containsEntry("a5", "dokploy_application.shop_production_worker_2")
                .containsEntry("x1", "dokploy_port.api")
                .containsEntry("x2", "dokploy_port.shop_production_worker_8080")
                .containsEntry("x3", "dokploy_port.shop_production_worker_8081");
        var graph = new ObjectGraph<>(objects);
        assertThat(ObjectNames.of(graph, graph.objects()).numbered()).containsExactly(objects.get(9));
    }

    @Test
    void namesDoNotDependOnTheOrderOfTheObjects() {
        var before = addresses();
        Collections.reverse(objects);
        assertThat(addresses()).isEqualTo(before);
    }

    @Test
    void objectsBelongToProjects() {
        var graph = new ObjectGraph<>(objects);
        assertThat(graph.project(objects.get(13))).isEqualTo(objects.getFirst());
        assertThat(graph.owner(objects.get(13))).isEqualTo(objects.get(8));
        assertThat(graph.withDescendants(objects.get(1)))
                .containsExactly(objects.get(1), objects.get(4), objects.get(7));
        assertThat(graph.findInProjects("a3")).isEqualTo(objects.get(7));
        assertThat(graph.findInProjects("n1")).isNull();
        assertThat(graph.implied(objects.get(2))).isEqualTo(new ObjectGraph.Implied<>(objects.getFirst(), "first_id"));
        assertThat(graph.implied(objects.get(3))).isNull();
        assertThat(graph.isIn(objects.get(7), List.of("Blog"))).isTrue();
        assertThat(graph.isIn(objects.get(7), List.of("Shop"))).isFalse();
    }

    @Test
    void longNamesAreShortenedAndDiffer() {
        var long1 = service("l1", "x".repeat(600), "e1");
        var long2 = service("l2", "x".repeat(601), "e1");
        var graph = new ObjectGraph<>(
                List.of(project("p9", "Shop", "e1"), environment("e1", "production", "p9"), long1, long2));
        var names = ObjectNames.of(graph, graph.objects());
        assertThat(names.name(long1)).hasSizeLessThanOrEqualTo(64).isNotEqualTo(names.name(long2));
        assertThat(names.name(long2)).hasSizeLessThanOrEqualTo(66);
        assertThat(names.numbered()).contains(long2);
    }

    private Map<String, String> addresses() {
        var graph = new ObjectGraph<>(objects);
        var names = ObjectNames.of(graph, graph.objects());
        var addresses = new TreeMap<String, String>();
        objects.forEach(object -> addresses.put(object.id(), names.address(object)));
        return addresses;
    }

    private static ServerObject<Object> project(String id, String name, String environment) {
        return SampleType.PROJECT.object(id, Map.of("name", Value.of(name), "first_id", Value.of(environment)));
    }

    private static ServerObject<Object> environment(String id, String name, String project) {
        return SampleType.ENVIRONMENT.object(id, Map.of("name", Value.of(name), "project_id", Value.of(project)));
    }

    private static ServerObject<Object> service(String id, String name, String environment) {
        return SampleType.SERVICE.object(id, Map.of("name", Value.of(name), "environment_id", Value.of(environment)));
    }

    private static ServerObject<Object> port(String id, long port, String service) {
        return SampleType.PORT.object(
                id, Map.of("published_port", Value.of(port), "application_id", Value.of(service)));
    }
}
