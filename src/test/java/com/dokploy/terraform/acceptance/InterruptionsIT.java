package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.SampleSize;
import com.dokploy.terraform.disk.FullDisk;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are killed in mid-apply, and directories that hold nothing: the next apply makes good. */
class InterruptionsIT extends InSandbox {
    /** Long enough to be killed in. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String STACK = """
        resource "dokploy_project" "it" {
          name                  = "it-killed"
          secret_env_wo         = { B = "canary-hidden-env" }
          secret_env_wo_version = 1
        }
        resource "dokploy_environment" "it" {
          project_id = dokploy_project.it.id
          name       = "staging"
        }
        resource "dokploy_application" "it" {
          environment_id = dokploy_environment.it.id
          name           = "web"
          docker         = { image = "nginx:alpine" }
        }
        resource "dokploy_postgres" "it" {
          environment_id    = dokploy_environment.it.id
          name              = "database"
          database_name     = "x"
          database_user     = "x"
          database_password = "canary-database"
        }
        resource "dokploy_domain" "it" {
          application_id = dokploy_application.it.id
          host           = "it-killed.example.com"
        }
        """;

    /** Every call of the stack with -P faults, two of them with every build. */
    static List<String> calls() {
        return SampleSize.isWhole()
                ? List.of(
                        "project.create",
                        "environment.create",
                        "application.create",
                        "application.deploy",
                        "postgres.create",
                        "postgres.deploy",
                        "domain.create")
                : List.of("application.create", "postgres.deploy");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theProviderIsKilledInACall(String procedure) throws Exception {
        workspace.configure(STACK);
        var terraform = applyingUntil(Faults.lasting(procedure, Faults.FaultKind.SLOW, LONG));
        killed(terraform.descendants().toList());
        assertThat(terraform.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(terraform.exitValue()).as(workspace.output()).isEqualTo(1);
        assertMendedByTheNextApply();
    }

    /** The same, for what takes longer. */
    static List<String> someCalls() {
        return SampleSize.isWhole() ? calls() : List.of("project.create");
    }

    @ParameterizedTest
    @MethodSource("someCalls")
    void terraformIsKilledInACall(String procedure) throws Exception {
        workspace.configure(STACK);
        var terraform = applyingUntil(Faults.lasting(procedure, Faults.FaultKind.SLOW, LONG));
        // The provider of the killed Terraform lives on for a while, and may even have its answer.
        killed(List.of(terraform.toHandle()));
        assertMendedByTheNextApply();
    }

    @Test
    void terraformIsKilledBeforeItIsToldOfAnything() throws Exception {
        workspace.configure(STACK);
        var terraform = applyingUntil(Faults.lasting("application.create", Faults.FaultKind.DELAY, LONG));
        var provider = terraform.descendants().toList();
        killed(List.of(terraform.toHandle()));
        killed(provider);
        Thread.sleep(LONG);
        assertMendedByTheNextApply();
    }

    private Process applyingUntil(Faults.Fault fault) throws Exception {
        sandbox().faults().add(fault);
        var terraform = workspace.applying();
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (sandbox().faults().fired() == 0) {
            assertThat(terraform.isAlive()).as(workspace.output()).isTrue();
            assertThat(System.nanoTime()).as(workspace.output()).isLessThan(deadline);
            Thread.sleep(20);
        }
        return terraform;
    }

    private static void killed(List<ProcessHandle> processes) {
        assertThat(processes).isNotEmpty();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private void assertMendedByTheNextApply() throws Exception {
        sandbox().faults().clear();
        workspace.apply();
        assertThat(sandbox().rows().counts())
                .containsEntry("project", 1)
                .containsEntry("environment", 2)
                .containsEntry("application", 1)
                .containsEntry("postgres", 1)
                .containsEntry("domain", 1);
        assertThat(journal())
                .as("a create stays open only if its call died with the provider before it was sent")
                .allSatisfy(InterruptionsIT::assertNoObjectIsOpen);
    }

    private List<Path> journal() throws IOException {
        var journal = directory.resolve(".terraform/dokploy");
        if (!Files.exists(journal)) {
            return List.of();
        }
        try (var files = Files.list(journal)) {
            return files.toList();
        }
    }

    /** No create of a journal file has made an object that is not known to be in the state. */
    private static void assertNoObjectIsOpen(Path file) throws IOException {
        var made = new HashSet<Integer>();
        for (var line : Files.readAllLines(file)) {
            var entry = JSON.readTree(line);
            if (entry.has("id")) {
                made.add(entry.path("n").asInt());
            }
            if (entry.has("over")) {
                made.remove(entry.path("n").asInt());
            }
        }
        assertThat(made).as(Files.readString(file)).isEmpty();
    }

    @Test
    void anotherDataDirectoryIsRespected() throws Exception {
        workspace.environment("TF_DATA_DIR", directory.resolve("data").toString());
        workspace.configure(STACK);
        var terraform = applyingUntil(Faults.lasting("project.create", Faults.FaultKind.SLOW, LONG));
        killed(terraform.descendants().toList());
        assertThat(terraform.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(directory.resolve("data/dokploy")).isNotEmptyDirectory();
        assertThat(directory.resolve(".terraform")).doesNotExist();
        sandbox().faults().clear();
        workspace.apply();
        assertThat(sandbox().rows().counts()).containsEntry("project", 1);
    }

    @Test
    void aNamesakeIsNeverTakenOver() throws Exception {
        workspace.configure("""
            resource "dokploy_project" "it" {
              name = "it-namesake"
            }
            """);
        workspace.apply();
        var id = workspace.id("dokploy_project.it");
        workspace.run("state", List.of("rm", "dokploy_project.it")).succeeded();
        var plan = workspace.plan();
        assertThat(plan.output())
                .contains("Object Already Exists", "import {", "to = dokploy_project", "\"" + id + "\"");
        workspace.applyOnce().succeeded();
        assertThat(workspace.id("dokploy_project.it")).isNotEqualTo(id);
        assertThat(sandbox().rows().counts()).containsEntry("project", 2);
    }

    @Test
    void withoutAPlaceForNotesTheApplyGoesOn() throws Exception {
        workspace.initialize();
        Files.writeString(directory.resolve(".terraform/dokploy"), "a file where the directory should be");
        workspace.configure(STACK).apply();
        assertThat(sandbox().rows().counts()).containsEntry("application", 1);
        Files.delete(directory.resolve(".terraform/dokploy"));
    }

    @Test
    void onAFullDiskTheApplyGoesOn() throws Exception {
        workspace.initialize();
        var sockets = directory.resolve("sockets");
        try (var journal = FullDisk.over(directory.resolve(".terraform/dokploy"), 1);
                var disk = FullDisk.over(sockets, 1)) {
            workspace.environment("PLUGIN_UNIX_SOCKET_DIR", sockets.toString());
            workspace.configure(STACK).apply();
            assertThat(journal.others()).isEmpty();
            assertThat(disk.others()).isEmpty();
        }
        assertThat(sandbox().rows().counts()).containsEntry("application", 1);
    }

    @Test
    void manyAppliesAtOnceDoNotMeet() throws Exception {
        var applies = new ArrayList<Workspace>();
        var count = SampleSize.isWhole() ? 50 : 4;
        for (var i = 0; i < count; i++) {
            var each = workspace(directory.resolve("apply-" + i));
            each.configure(STACK.replace("it-killed", "it-many-" + i)).initialize();
            applies.add(each);
        }
        var running = new ArrayList<Process>();
        for (var each : applies) {
            running.add(each.applying());
        }
        for (var i = 0; i < running.size(); i++) {
            assertThat(running.get(i).waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(running.get(i).exitValue()).as(applies.get(i).output()).isZero();
        }
        for (var each : List.of(applies.getFirst(), applies.get(count / 2), applies.getLast())) {
            each.assertNoChanges();
        }
        for (var each : applies) {
            each.close();
        }
        assertThat(sandbox().rows().counts())
                .containsEntry("project", count)
                .containsEntry("application", count)
                .containsEntry("postgres", count)
                .containsEntry("domain", count);
        SampleSize.note("Terraform applies a stack of five on one server, beside all others", count, count);
    }
}
