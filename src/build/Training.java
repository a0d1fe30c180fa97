import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the packaged provider once so that the JVM can write down what it loaded and linked: the AOT cache. */
final class Training {
    private Training() {}

    /** Leaves the cache at {@code cache}; the provider's own output goes to a log in {@code work}. */
    static void run(Path launcher, Path cache, Path work) throws IOException, InterruptedException {
        var log = work.resolve("training.log");
        var command = new ProcessBuilder(launcher.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("DOKPLOY_PROVIDER_JVM_FLAGS", "-XX:AOTCacheOutput=" + cache);
        var process = command.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0 || !Files.exists(cache)) {
            process.destroyForcibly();
            throw new IllegalStateException("training left no AOT cache; see " + log + ":\n" + Files.readString(log));
        }
    }
}
