package com.dokploy.terraform.plugin;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/** A program of another user that tries a socket, and says on stdout how far it got. Uses nothing but the JDK. */
final class Intruder {
    static final String CONNECTED = "connected";

    private Intruder() {}

    public static void main(String[] arguments) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
            System.out.println(channel.isConnected() ? CONNECTED : "not connected");
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
