package com.dokploy.terraform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.dokploy.terraform.disk.FullDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process leaves, and what the next makes of it. */
class CreateJournalTest {
    private static final CreateIntent INTENT =
            new CreateIntent("http://dokploy.test", "postgres.create", Map.of("environmentId", "e1"), "db");

    @TempDir
    Path data;

    private CreateJournal process() {
        return CreateJournal.in(data.resolve("dokploy"), "default", true);
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(data.resolve("dokploy"))) {
            return List.of();
        }
        try (var files = Files.list(data.resolve("dokploy"))) {
            return files.toList();
        }
    }

    @Test
    void aCreateThatDiedIsExplainedByTheDifference() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of("old"));
        KilledProcess.kill(first);
        assertThat(process().adopt(INTENT, Map.of("old", "db", "new", "db", "other", "another")))
                .isEqualTo("new");
    }

    @Test
    void aCreateWhoseAnswerCameIsExplainedByItsId() throws Exception {
        var first = process();
        first.open(INTENT, Set.of("old")).succeeded("new");
        KilledProcess.kill(first);
        assertThat(process().adopt(INTENT, Map.of("old", "db", "new", "renamed meanwhile", "younger", "db")))
                .isEqualTo("new");
    }

    /** As a process does that Terraform reattaches to. */
    @Test
    void whatTheLastCommandMadeIsNotNewToTheNext() throws Exception {
        var journal = process();
        journal.open(INTENT, Set.of()).succeeded("new");
        journal.createdTogetherWith("inside");
        journal.onStateReturned("new");
        journal.onStateSeen(null, "old");
        assertThat(journal.managed().isNew("new")).isTrue();
        assertThat(journal.managed().isNew("inside")).isTrue();
        assertThat(journal.managed().isInState("old")).isTrue();

        journal.onConfigured();

        assertThat(journal.managed().isNew("new")).isFalse();
        assertThat(journal.managed().isNew("inside")).isFalse();
        assertThat(journal.managed().isInState("old")).isFalse();
        assertThat(journal.managed().hasMade("new")).isFalse();
        assertThat(journal.adopt(INTENT, Map.of("new", "db")))
                .as("it is known, not lost")
                .isNull();
    }

    @Test
    void nothingIsExplainedTwice() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var second = process();
        assertThat(second.adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
        assertThat(second.managed().hasMade("new")).isTrue();
        assertThat(second.managed().isNew("new"))
                .as("what is in it may have been made before")
                .isFalse();
        assertThat(second.adopt(INTENT, Map.of("new", "db"))).isNull();
        second.onStateReturned("new");
        second.close();
        assertThat(process().adopt(INTENT, Map.of("new", "db"))).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasAdoptedAndLostAgainIsStillExplained() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var second = process();
        assertThat(second.adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
        KilledProcess.kill(second);
        assertThat(process().adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
    }

    @Test
    void onlyTheSameCreateIsExplained() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var there = Map.of("new", "db");
        var next = process();
        assertThat(next.adopt(new CreateIntent("http://other.test", INTENT.procedure(), INTENT.parents(), "db"), there))
                .isNull();
        assertThat(next.adopt(new CreateIntent(INTENT.endpoint(), "mysql.create", INTENT.parents(), "db"), there))
                .isNull();
        assertThat(next.adopt(
                        new CreateIntent(INTENT.endpoint(), INTENT.procedure(), Map.of("environmentId", "e2"), "db"),
                        there))
                .isNull();
        assertThat(next.adopt(
                        new CreateIntent(INTENT.endpoint(), INTENT.procedure(), INTENT.parents(), "other"),
                        Map.of("new", "other")))
                .isNull();
        assertThat(CreateJournal.in(data.resolve("dokploy"), "staging", true).adopt(INTENT, there))
                .as("in another workspace")
                .isNull();
        assertThat(next.adopt(INTENT, there)).isEqualTo("new");
    }

    @Test
    void withoutAnEntryNothingIsExplained() throws Exception {
        assertThat(process().adopt(INTENT, Map.of("new", "db"))).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void anEndInGoodOrderLeavesNothing() throws Exception {
        var process = process();
        process.open(INTENT, Set.of()).succeeded("new");
        process.onStateReturned("new");
        process.open(INTENT, Set.of("new")).failed();
        process.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasNotReturnedOutlivesAnEndInGoodOrder() throws Exception {
        var process = process();
        process.open(INTENT, Set.of()).succeeded("new");
        var lost = process.open(
                new CreateIntent(INTENT.endpoint(), INTENT.procedure(), INTENT.parents(), "lost"), Set.of("new"));
        lost.unknown();
        process.close();
        var next = process();
        assertThat(next.adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
        assertThat(next.adopt(
                        new CreateIntent(INTENT.endpoint(), INTENT.procedure(), INTENT.parents(), "lost"),
                        Map.of("new", "db", "late", "lost")))
                .isEqualTo("late");
    }

    @Test
    void aRemoteStateHoldsAllOnceItHoldsSome() throws Exception {
        var process = CreateJournal.in(data.resolve("dokploy"), "default", false);
        process.open(INTENT, Set.of()).succeeded("one");
        process.open(INTENT, Set.of("one")).succeeded("two");
        process.onStateReturned("one");
        process.onStateReturned("two");
        process.close();
        assertThat(files()).hasSize(1);
        assertThat(process().interrupted(INTENT, Map.of("one", "db"), true).explained())
                .isEqualTo("one");
        process().onStateSeen(null, "two");
        assertThat(files()).isEmpty();
    }

    /** A remote state may hold it, although this process was not shown that part of the state. */
    @Test
    void whatWasReturnedIsNeverTakenForLost() throws Exception {
        var process = CreateJournal.in(data.resolve("dokploy"), "default", false);
        process.open(INTENT, Set.of()).succeeded("one");
        process.onStateReturned("one");
        process.close();
        var there = Map.of("one", "db");
        assertThat(process().interrupted(INTENT, there, false).noted()).isNull();
        assertThat(process().adoptLost(INTENT, there)).isNull();

        var killed = CreateJournal.in(data.resolve("dokploy"), "default", false);
        killed.open(INTENT, there.keySet()).succeeded("two");
        killed.release();
        assertThat(process().adoptLost(INTENT, Map.of("one", "db", "two", "db")))
                .isEqualTo("two");
    }

    @Test
    void whatTheStateHoldsIsSettled() throws Exception {
        var first = process();
        first.open(INTENT, Set.of()).succeeded("one");
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var plan = process();
        plan.onStateSeen(null, "one");
        plan.onStateSeen(null, "imported");
        plan.close();
        assertThat(process().adopt(INTENT, Map.of("one", "db", "imported", "db")))
                .isNull();
        assertThat(process().adopt(INTENT, Map.of("one", "db", "imported", "db", "new", "db")))
                .isEqualTo("new");
    }

    @Test
    void twoCreatesOfOneNameAreTwoObjects() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var next = process();
        var there = Map.of("a", "db", "b", "db");
        var one = next.adopt(INTENT, there);
        var two = next.adopt(INTENT, there);
        assertThat(Set.of(String.valueOf(one), String.valueOf(two))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatCannotBeToldIsNotGuessed() {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        assertThatThrownBy(() -> process().adopt(INTENT, Map.of("a", "db", "b", "db")))
                .isInstanceOfSatisfying(
                        AmbiguousCreateException.class,
                        several -> assertThat(several.ids()).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void theLivingExplainNothingAndAreWaitedFor() throws Exception {
        // This very process counts as living only through the lock that another would have.
        var holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.resolve("dokploy").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            var next = process();
            assertThat(next.adopt(INTENT, Map.of("new", "db"))).isNull();
            var started = System.nanoTime();
            var looks = new int[1];
            next.awaitOtherProcess(INTENT, pause -> {
                looks[0]++;
                if (looks[0] == 3) {
                    holder.destroyForcibly();
                }
                return sleep(pause);
            });
            assertThat(looks[0]).isGreaterThanOrEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
            assertThat(next.adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
        } finally {
            holder.destroyForcibly();
            assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    /** Another process that asks for the same and never hears of it. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            var _ = CreateJournal.in(Path.of(arguments[0]), "default", true).open(INTENT, Set.of());
            System.out.println("open");
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    @Test
    void filesAreTheOwnersAlone() throws Exception {
        var process = process();
        var _ = process.open(INTENT, Set.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("dokploy"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
        KilledProcess.kill(process);
    }

    @Test
    void linesThatBrokeOffAndStrangersFilesAreNothing() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var file = files().getFirst();
        Files.writeString(file, Files.readString(file) + "{\"n\":1,\"id\":\"bro");
        Files.writeString(data.resolve("dokploy/strange.creates"), "\u0000\u0001 not one of ours");
        Files.writeString(data.resolve("dokploy/empty.creates"), "");
        assertThat(process().adopt(INTENT, Map.of("new", "db"))).isEqualTo("new");
    }

    @Test
    void whatIsNotedBehindALineThatBrokeOffCounts() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var file = files().getFirst();
        Files.writeString(file, Files.readString(file) + "{\"n\":1,\"id\":\"bro");
        process().onStateSeen(null, "another");
        assertThat(process().adopt(INTENT, Map.of("another", "db"))).isNull();
    }

    @Test
    void oldEntriesExpire() throws Exception {
        var first = process();
        var _ = first.open(INTENT, Set.of());
        KilledProcess.kill(first);
        var file = files().getFirst();
        var old = Instant.now().minus(CreateJournal.MEMORY).minusSeconds(60).toString();
        Files.writeString(file, Files.readString(file).replaceAll("\"at\":\"[^\"]+\"", "\"at\":\"" + old + "\""));
        assertThat(process().adopt(INTENT, Map.of("new", "db"))).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenCostsNothingElse() throws Exception {
        Files.writeString(data.resolve("dokploy"), "a file where the directory should be");
        var process = process();
        var lost = process.open(INTENT, Set.of());
        lost.unknown();
        assertThat(process.adopt(INTENT, Map.of("new", "db")))
                .as("what this process itself remembers")
                .isEqualTo("new");
        process.close();
    }

    @Test
    void aFullDiskCostsTheMemoryOfDeadProcessesAndNothingElse() throws Exception {
        try (var disk = FullDisk.over(data.resolve("dokploy"), 3)) {
            assertThat(ended(data, "")).as("with no room at all").isEqualTo("40 remembered");
            assertThat(explained()).isZero();
            assertThat(disk.others()).isEmpty();
            disk.release();
            assertThat(ended(data, "")).as("with room for some").isEqualTo("40 remembered");
            assertThat(explained()).isBetween(1, 39);
            assertWholeLines();
        }
    }

    /** The same without the right to mount anything: the system itself ends every file at a size. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void filesThatMayNotGrowCostTheMemoryOfDeadProcessesAndNothingElse(int blocks) throws Exception {
        assertThat(ended(data, "ulimit -f " + blocks + "; ")).isEqualTo("40 remembered");
        if (blocks == 0) {
            assertThat(explained()).isZero();
            assertThat(files()).isEmpty();
        } else {
            assertThat(explained()).isBetween(1, 39);
            assertWholeLines();
        }
    }

    /** Runs {@link Maker} to its end, in a shell that first carries out something else; what it says. */
    private static String ended(Path data, String before) throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        var process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        before + "exec \"$@\"",
                        "sh",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Maker.class.getName(),
                        data.resolve("dokploy").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.strip();
    }

    private static CreateIntent intent(int number) {
        return new CreateIntent(INTENT.endpoint(), INTENT.procedure(), INTENT.parents(), "db-" + number);
    }

    /** How many of the creates of {@link Maker} the next process can explain: the first ones. */
    private int explained() {
        var next = process();
        var explained = 0;
        var isGap = false;
        for (var i = 0; i < Maker.CREATES; i++) {
            var id = next.interrupted(intent(i), Map.of("id-" + i, "db-" + i), true)
                    .explained();
            assertThat(id).isIn(null, "id-" + i);
            assertThat(id != null && isGap)
                    .as("explained after one that is not")
                    .isFalse();
            isGap = id == null;
            explained += id == null ? 0 : 1;
        }
        KilledProcess.kill(next);
        return explained;
    }

    private void assertWholeLines() throws IOException {
        for (var file : files()) {
            if (file.toString().endsWith(JournalFile.SUFFIX)) {
                assertThat(Files.readString(file)).endsWith("}\n");
            }
        }
    }

    /** Another process that makes many things, remembers them as long as it runs, and is killed. */
    static final class Maker {
        static final int CREATES = 40;

        private Maker() {}

        public static void main(String[] arguments) throws Exception {
            var journal = CreateJournal.in(Path.of(arguments[0]), "default", true);
            var remembered = 0;
            for (var i = 0; i < CREATES; i++) {
                journal.open(intent(i), Set.of()).unknown();
                remembered += journal.adopt(intent(i), Map.of("id-" + i, "db-" + i)) == null ? 0 : 1;
            }
            System.out.println(remembered + " remembered");
            Runtime.getRuntime().halt(0);
        }
    }
}
