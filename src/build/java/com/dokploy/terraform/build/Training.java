package com.dokploy.terraform.build;

import com.dokploy.terraform.protocol.EncodedSchemas;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.GetResourceIdentitySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/**
 * Runs the packaged provider, so that what each start needs can be made ahead: the encoded schemas, and the AOT cache,
 * in which the JVM writes down what it loaded and linked.
 */
final class Training {
    private Training() {}

    /** Leaves the schemas of resources and of their identities, as the provider encodes them, in its runtime. */
    static void schemas(Path launcher, Path runtime, Path work) throws IOException, GeneralSecurityException {
        var log = work.resolve("schemas.log");
        try (var host = Host.start(List.of(launcher.toString()), Map.of(), ClientIdentity.p521(), work, log)) {
            var schemas = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
            var identities =
                    host.provider().getResourceIdentitySchemas(GetResourceIdentitySchemas.Request.getDefaultInstance());
            Files.write(runtime.resolve(EncodedSchemas.FILE), schemas.toByteArray());
            Files.write(runtime.resolve(EncodedSchemas.IDENTITIES_FILE), identities.toByteArray());
        }
    }

    /** Leaves the cache at {@code cache}; what the processes say goes to logs in {@code work}. */
    static void run(Path launcher, String script, Path cache, Path work)
            throws IOException, InterruptedException, GeneralSecurityException {
        var log = work.resolve("training.log");
        // Relative to where the provider is started, because the launcher splits these flags at blanks.
        var flags = Map.of("DOKPLOY_PROVIDER_JVM_FLAGS", "-XX:AOTCacheOutput=" + work.relativize(cache));
        List<String> complaints;
        try (var sandbox = SandboxProcess.start(launcher, work);
                var host = Host.start(List.of(launcher.toString()), flags, ClientIdentity.p521(), work, log)) {
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
