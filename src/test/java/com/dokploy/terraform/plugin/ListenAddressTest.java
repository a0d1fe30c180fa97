package com.dokploy.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @TempDir
    private Path temporary;

    @BeforeEach
    void onlyWhereThereAreUnixSockets() {
        assumeThat(System.getProperty("os.name")).doesNotStartWith("Windows");
    }

    @Test
    void aSocketHasADirectoryNobodyElseMayEnter() throws IOException {
        var unix = unix(Map.of("TMPDIR", temporary.toString()));

        assertThat(unix.directory()).hasParent(temporary);
        assertThat(permissions(unix.directory())).isEqualTo("rwx------");
        unix.remove();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void twoProcessesDoNotMeet() throws IOException {
        var environment = Map.of("TMPDIR", temporary.toString());

        assertThat(unix(environment).path()).isNotEqualTo(unix(environment).path());
    }

    @Test
    void theHostMaySayWhere() throws IOException {
        var environment = Map.of("PLUGIN_UNIX_SOCKET_DIR", temporary.toString(), "TMPDIR", "/nowhere");

        assertThat(unix(environment).directory()).hasParent(temporary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/does/not/exist", "/dev/null", "/proc", "/tmp/with|bar", "/tmp/ünïcödé"})
    void anUnusableTemporaryDirectoryIsPassedOver(String directory) throws IOException {
        var unix = unix(Map.of("TMPDIR", directory));

        assertThat(unix.directory()).hasParent(Path.of(System.getProperty("java.io.tmpdir")));
        unix.remove();
    }

    @Test
    void aPathTooLongForASocketIsPassedOver() throws IOException {
        var deep = Files.createDirectory(temporary.resolve("x".repeat(100)));
        var unix = unix(Map.of("TMPDIR", deep.toString()));

        assertThat(unix.path().toString()).hasSizeLessThan(ListenAddress.LONGEST_PATH);
        assertThat(deep).isEmptyDirectory();
        unix.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/does/not/exist", "/dev/null"})
    void whereTheHostLeavesNoPlaceItIsLoopback(String directory) throws IOException {
        assertThat(ListenAddress.choose(Map.of("PLUGIN_UNIX_SOCKET_DIR", directory)))
                .isEqualTo(new ListenAddress.Loopback());
    }

    @Test
    void aGroupMayPassThroughButNotLook() throws IOException {
        var group = Files.readAttributes(temporary, PosixFileAttributes.class).group();
        var environment =
                Map.of("PLUGIN_UNIX_SOCKET_DIR", temporary.toString(), "PLUGIN_UNIX_SOCKET_GROUP", group.getName());
        var unix = unix(environment);
        Files.createFile(unix.path());
        unix.admit();

        assertThat(permissions(unix.directory())).isEqualTo("rwx--x---");
        assertThat(permissions(unix.path())).isEqualTo("rw-rw----");
        assertThat(Files.readAttributes(unix.path(), PosixFileAttributes.class).group())
                .isEqualTo(group);
    }

    @Test
    void anUnknownGroupIsAnErrorNotAnOpenDoor() {
        var environment = Map.of(
                "PLUGIN_UNIX_SOCKET_DIR", temporary.toString(), "PLUGIN_UNIX_SOCKET_GROUP", "nobody-has-this-name");

        assertThatIOException()
                .isThrownBy(() -> ListenAddress.choose(environment))
                .withMessage("PLUGIN_UNIX_SOCKET_GROUP is `nobody-has-this-name`, and there is no group of that name");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatKilledProcessesLeftIsRemoved() throws IOException {
        var environment = Map.of("TMPDIR", temporary.toString());
        var killed = directory("dokploy4194305-1", true);
        var empty = directory("dokploy4194305-2", true);
        bound(killed).close();
        var young = directory("dokploy4194305-3", false);
        var running = directory("dokploy" + ProcessHandle.current().pid() + "-4", true);
        bound(running).close();
        var foreign = directory("other-5", true);
        var elsewhere = directory("dokploy4194305-6", true);
        try (var listening = bound(elsewhere)) {
            age(elsewhere);
            age(killed);
            var own = unix(environment);
            StaleSockets.removeBeside(own);

            assertThat(killed).doesNotExist();
            assertThat(empty).doesNotExist();
            assertThat(young).exists();
            assertThat(running).exists();
            assertThat(foreign).exists();
            assertThat(elsewhere.resolve("s")).exists();
            assertThat(own.directory()).exists();
            assertThat(listening.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dokploy-myfiles",
                "dokploynotes",
                "dokploy4194305",
                "dokploy4194305-",
                "dokploy4194305-a",
                "dokploy-4194305-1",
                "dokploy+4194305-1",
                "dokploy4194305-1-2"
            })
    void aDirectoryOfAnotherNameIsNotOurs(String name) throws IOException {
        var empty = directory(name, true);
        StaleSockets.removeBeside(unix(Map.of("TMPDIR", temporary.toString())));
        assertThat(empty).exists();

        bound(empty).close();
        StaleSockets.removeBeside(unix(Map.of("TMPDIR", temporary.toString())));
        assertThat(empty.resolve("s")).exists();
    }

    @Test
    void onlyASocketIsRemoved() throws IOException {
        var file = Files.createFile(directory("dokploy4194305-1", true).resolve("s"));
        age(file.getParent());
        var socket = directory("dokploy4194305-socket", true);
        bound(socket).close();
        var link = Files.createSymbolicLink(directory("dokploy4194305-2", true).resolve("s"), socket.resolve("s"));
        age(link.getParent());
        StaleSockets.removeBeside(unix(Map.of("TMPDIR", temporary.toString())));

        assertThat(file).exists();
        assertThat(link).isSymbolicLink();
    }

    private Path directory(String name, boolean isOld) throws IOException {
        var directory = Files.createDirectory(temporary.resolve(name));
        if (isOld) {
            age(directory);
        }
        return directory;
    }

    private static void age(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    /** A socket in a directory; closed, it stays as that of a killed process does. */
    private static ServerSocketChannel bound(Path directory) throws IOException {
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(directory.resolve("s")));
        age(directory);
        return channel;
    }

    private static ListenAddress.Unix unix(Map<String, String> environment) throws IOException {
        return (ListenAddress.Unix) ListenAddress.choose(environment);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
