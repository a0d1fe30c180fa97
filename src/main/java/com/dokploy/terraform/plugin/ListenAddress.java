package com.dokploy.terraform.plugin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address at which the server listens: a unix socket that nobody else can reach, or, where there can be none, a
 * port on loopback.
 */
sealed interface ListenAddress {
    /** The bytes of a socket's path that every system takes: macOS has room for 103, Linux for 107. */
    int LONGEST_PATH = 103;

    /** The prefix of the name of a socket's directory; the id of the process follows. */
    String PREFIX = "dokploy";

    /** The bytes of a socket's path behind its parent: {@code /dokploy4194304-12345678901234567890/s}. */
    int LONGEST_NAME = 40;

    /** The address to bind to. */
    SocketAddress socket();

    /** The host's name for this kind of network. */
    String network();

    /** Gives access to the users that the socket is for, once it is bound. */
    void admit() throws IOException;

    /** Removes everything that is left on disk. */
    void remove();

    /**
     * Returns the best address that the environment allows (docs/design/protocol.md, "Handshake"). The socket goes to
     * PLUGIN_UNIX_SOCKET_DIR if set, otherwise to the directory for temporary files; a path that is too long, or a
     * directory that cannot be written, means loopback. The port range the host names is only advice and not followed:
     * the system knows what is free.
     *
     * @throws IOException when PLUGIN_UNIX_SOCKET_GROUP names a group that does not exist or is not ours to give
     */
    static ListenAddress choose(Map<String, String> environment) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return new Loopback();
        }
        for (var parent : parents(environment)) {
            var directory = createDirectory(parent);
            if (directory != null) {
                var unix = new Unix(directory, environment.get("PLUGIN_UNIX_SOCKET_GROUP"));
                try {
                    unix.openDirectory();
                } catch (IOException refused) {
                    unix.remove();
                    throw refused;
                }
                return unix;
            }
        }
        return new Loopback();
    }

    private static List<String> parents(Map<String, String> environment) {
        var asked = environment.get("PLUGIN_UNIX_SOCKET_DIR");
        if (asked != null && !asked.isEmpty()) {
            return List.of(asked);
        }
        var parents = new ArrayList<String>();
        // The JVM itself looks at TMPDIR on macOS only.
        var temporary = environment.get("TMPDIR");
        if (temporary != null && !temporary.isEmpty()) {
            parents.add(temporary);
        }
        parents.add(System.getProperty("java.io.tmpdir"));
        return parents;
    }

    private static @Nullable Path createDirectory(String parent) {
        // The path must survive a line of fields separated by bars.
        if (parent.length() > LONGEST_PATH - LONGEST_NAME || !isPlain(parent)) {
            return null;
        }
        try {
            var prefix = PREFIX + ProcessHandle.current().pid() + "-";
            return Files.createTempDirectory(Path.of(parent).toAbsolutePath(), prefix);
        } catch (IOException | InvalidPathException _) {
            return null;
        }
    }

    private static boolean isPlain(String path) {
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c < ' ' || c > '~' || c == '|' || c == '"' || c == '\'' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * A socket in a directory of its own.
     *
     * @param group the group that may connect too, by name or number; null for none
     */
    record Unix(Path directory, @Nullable String group) implements ListenAddress {
        Path path() {
            return directory.resolve("s");
        }

        @Override
        public SocketAddress socket() {
            return UnixDomainSocketAddress.of(path());
        }

        @Override
        public String network() {
            return "unix";
        }

        private void openDirectory() throws IOException {
            if (group != null && !group.isEmpty()) {
                share(
                        directory,
                        group,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE,
                                PosixFilePermission.GROUP_EXECUTE));
            }
        }

        @Override
        public void admit() throws IOException {
            if (group != null && !group.isEmpty()) {
                share(
                        path(),
                        group,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_READ,
                                PosixFilePermission.GROUP_WRITE));
            }
        }

        private static void share(Path path, String group, EnumSet<PosixFilePermission> permissions)
                throws IOException {
            try {
                var groups = path.getFileSystem().getUserPrincipalLookupService();
                var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
                view.setGroup(groups.lookupPrincipalByGroupName(group));
                view.setPermissions(permissions);
            } catch (UserPrincipalNotFoundException unknown) {
                throw new IOException(
                        "PLUGIN_UNIX_SOCKET_GROUP is `" + group + "`, and there is no group of that name", unknown);
            } catch (IOException refused) {
                throw new IOException(
                        "PLUGIN_UNIX_SOCKET_GROUP is `" + group + "`, a group that this user may not give files to ("
                                + refused.getMessage() + ")",
                        refused);
            }
        }

        @Override
        public void remove() {
            try {
                Files.deleteIfExists(path());
                Files.deleteIfExists(directory);
            } catch (IOException _) {
                // Only an empty directory among temporary files can be left, and nobody is there to be told.
            }
        }
    }

    /** Any free port on 127.0.0.1. */
    record Loopback() implements ListenAddress {
        @Override
        public SocketAddress socket() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }

        @Override
        public String network() {
            return "tcp";
        }

        @Override
        public void admit() {
            // A port has no owner: here only the client certificate keeps others out.
        }

        @Override
        public void remove() {
            // A port leaves nothing behind.
        }
    }
}
