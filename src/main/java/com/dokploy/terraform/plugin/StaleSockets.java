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
 * of our own user, and only where nobody listens any more: a process that is not seen from here, as one in another
 * container with the same directory for temporary files, may well be alive.
 */
final class StaleSockets {
    /** A process binds its socket at once; a younger directory may still wait for it. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private StaleSockets() {}

    /** Removes what is stale beside the directory of a process that serves. */
    static void removeBeside(Path own) {
        var parent = own.getParent();
        try (var siblings = Files.newDirectoryStream(parent, path -> isSocketDirectory(path) && !path.equals(own))) {
            var owner = Files.getOwner(own);
            for (var sibling : siblings) {
                if (Files.getOwner(sibling, LinkOption.NOFOLLOW_LINKS).equals(owner) && isStale(sibling)) {
                    new Endpoint.Unix(sibling, null).remove();
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            Log.debug("stale sockets are not looked for", "directory", parent, "error", failure);
        }
    }

    private static boolean isSocketDirectory(Path path) {
        return path.getFileName().toString().startsWith(Endpoint.PREFIX)
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isStale(Path directory) {
        try {
            var age = System.currentTimeMillis()
                    - Files.getLastModifiedTime(directory).toMillis();
            return age > YOUNG.toMillis() && !isProcessThere(directory) && !isListening(directory);
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the process that a directory is named after runs. */
    private static boolean isProcessThere(Path directory) {
        var name = directory.getFileName().toString();
        var dash = name.indexOf('-');
        try {
            return dash > 0
                    && ProcessHandle.of(Long.parseLong(name.substring(Endpoint.PREFIX.length(), dash)))
                            .isPresent();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Whether somebody answers, or may: only a refusal is a proof, and a directory without a socket. */
    private static boolean isListening(Path directory) throws IOException {
        var socket = new Endpoint.Unix(directory, null).path();
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException _) {
            return false;
        }
    }
}
