package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** Runs the packaged provider once so that the JVM can write down what it loaded and linked: the AOT cache. */
final class Training {
    private Training() {}

    /** Leaves the cache at {@code cache}; what the processes say goes to logs in {@code work}. */
    static void run(Path launcher, String script, Path cache, Path work)
            throws IOException, InterruptedException, GeneralSecurityException {
        var log = work.resolve("training.log");
        // Relative to where the provider is started, because the launcher splits these flags at blanks.
        var flags = Map.of("DOKPLOY_PROVIDER_JVM_FLAGS", "-XX:AOTCacheOutput=" + work.relativize(cache));
        List<String> complaints;
        try (var sandbox = SandboxProcess.start(launcher, work);
                var host = Host.start(List.of(launcher.toString()), flags, ClientIdentity.generate(), work, log)) {
            complaints = Rehearsal.run(host.provider(), script, sandbox.endpoint(), SandboxProcess.API_KEY);
        }
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("the rehearsal failed:\n  " + String.join("\n  ", complaints));
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no AOT cache was written:\n" + Files.readString(log));
        }
    }
}
