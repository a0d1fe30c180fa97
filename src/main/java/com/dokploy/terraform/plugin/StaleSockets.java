package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Removes the directories of sockets that processes left which were killed and could not do it themselves. Only those
 * of our own user that are named as {@link ListenAddress} names them, and only where nobody listens any more: a process that is not seen from here, as one in another
 * container with the same directory for temporary files, may well be alive.
 */
final class StaleSockets {
    /** A process binds its socket at once; a younger directory may still wait for it. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** The largest number of digits of a process id on any system. */
    private static final int LONGEST_PID = 10;

    /** The largest number of digits of the number that the JDK puts behind the prefix of a temporary directory. */
    private static final int LONGEST_RANDOM = 20;

    /** The bits of a Unix file mode that tell the type of a file. */
    private static final int FILE_TYPE = 0170000;

    private static final int SOCKET = 0140000;

    private StaleSockets() {}

    /** Removes the stale directories beside the directory of a process that serves; beside a port there are none. */
    static void removeBeside(ListenAddress serving) {
        if (serving instanceof ListenAddress.Unix unix) {
            removeBeside(unix.directory());
        }
    }

    private static void removeBeside(Path own) {
        var parent = own.getParent();
        try (var siblings = Files.newDirectoryStream(parent, path -> isSocketDirectory(path) && !path.equals(own))) {
            var owner = Files.getOwner(own);
            for (var sibling : siblings) {
                if (Files.getOwner(sibling, LinkOption.NOFOLLOW_LINKS).equals(owner) && isStale(sibling)) {
                    new ListenAddress.Unix(sibling, null).remove();
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            Log.debug("stale sockets are not looked for", "directory", parent, "error", failure);
        }
    }

    private static boolean isSocketDirectory(Path path) {
        return process(path) >= 0 && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Returns the id of the process that made a directory, as the directory's name says; negative if no endpoint names
     * a directory like that.
     */
    private static long process(Path directory) {
        var name = directory.getFileName().toString();
        var dash = name.indexOf('-');
        if (dash < 0 || !name.startsWith(ListenAddress.PREFIX)) {
            return -1;
        }
        var process = name.substring(ListenAddress.PREFIX.length(), dash);
        return isNumber(process, LONGEST_PID) && isNumber(name.substring(dash + 1), LONGEST_RANDOM)
                ? Long.parseLong(process)
                : -1;
    }

    private static boolean isNumber(String text, int longest) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }

    private static boolean isStale(Path directory) {
        try {
            var age = System.currentTimeMillis()
                    - Files.getLastModifiedTime(directory).toMillis();
            return age > YOUNG.toMillis()
                    && ProcessHandle.of(process(directory)).isEmpty()
                    && !mayBeInUse(new ListenAddress.Unix(directory, null).path());
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Whether somebody answers or may answer, or the file is not a socket. Only a refused connection, or a missing
     * file, proves that the socket is not in use.
     */
    private static boolean mayBeInUse(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        var mode = (int) Files.getAttribute(socket, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & FILE_TYPE) != SOCKET) {
            return true;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException _) {
            return false;
        }
    }
}
