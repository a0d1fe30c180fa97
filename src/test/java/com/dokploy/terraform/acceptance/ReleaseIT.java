package com.dokploy.terraform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dokploy.terraform.build.Platform;
import com.dokploy.terraform.build.Release;
import com.dokploy.terraform.http.Authority;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of a release, installed from a registry, a network mirror and a filesystem mirror. With
 * {@code -Drelease.directory}, these are the files there, signed with the key {@code GPG_FINGERPRINT}; otherwise they are
 * made of the packaged provider and signed with a key of this test.
 */
class ReleaseIT {
    private static final String VERSION = System.getProperty("provider.version");
    private static final Platform PLATFORM = Platform.ofThisMachine();
    private static final String ZIP = "terraform-provider-dokploy_" + VERSION + "_" + PLATFORM + ".zip";
    private static final String SUMS = "terraform-provider-dokploy_" + VERSION + "_SHA256SUMS";
    private static final boolean TRUSTS_FILES = PLATFORM.os().equals("linux");
    private static final String TRUST = "programs in Go read SSL_CERT_FILE on Linux only";
    private static final Authority AUTHORITY = new Authority("registry");

    @TempDir
    Path temporary;

    private Path release;
    private @Nullable Path keys;
    private String publicKey;
    private String keyId;
    private HttpsServer server;

    @BeforeEach
    void publish() throws Exception {
        var given = System.getProperty("release.directory");
        List<String> gpg;
        String fingerprint;
        if (given == null) {
            // The path of the agent's socket is limited to 107 characters, which a directory of JUnit may exceed.
            keys = Files.createTempDirectory("gpg");
            gpg = List.of("gpg", "--homedir", keys.toString());
            gpg(gpg, "--batch", "--passphrase", "", "--quick-generate-key", "Release test", "rsa2048", "sign", "never");
            fingerprint = fingerprint(gpg);
            release = temporary.resolve("release");
            Release.write(Path.of(System.getProperty("provider.dist")), VERSION, release, fingerprint, gpg);
        } else {
            release = Path.of(given);
            gpg = List.of("gpg");
            fingerprint = System.getenv("GPG_FINGERPRINT");
        }
        publicKey = gpg(gpg, "--armor", "--export", fingerprint);
        keyId = fingerprint.substring(fingerprint.length() - 16);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(AUTHORITY.server(127, 0, 0, 1).tls()));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        if (keys != null) {
            new ProcessBuilder("gpgconf", "--homedir", keys.toString(), "--kill", "all")
                    .start()
                    .waitFor();
            try (var files = Files.walk(keys)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    @Test
    void theSumsAreOfEverythingThatIsPublished() throws IOException {
        var summed = sums().keySet();
        try (var files = Files.list(release)) {
            var published = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(SUMS))
                    .collect(Collectors.toSet());
            assertThat(summed)
                    .isEqualTo(published)
                    .contains(ZIP, "terraform-provider-dokploy_" + VERSION + "_manifest.json");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aRegistryDeliversIt(TerraformProgram program) throws Exception {
        assumeTrue(TRUSTS_FILES, TRUST);
        var output = install(program, "direct {}");
        // Terraform has checked the sums, their signature, and the zip.
        assertThat(output).containsPattern("Installed dokploy/dokploy v" + VERSION + " \\((self-)?signed");
        assertThat(output).contains(keyId);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aNetworkMirrorDeliversIt(TerraformProgram program) throws Exception {
        assumeTrue(TRUSTS_FILES, TRUST);
        var output = install(program, "network_mirror { url = \"" + url() + "/mirror/\" }");
        assertThat(output).contains("Installed dokploy/dokploy v" + VERSION);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aFilesystemMirrorDeliversIt(TerraformProgram program) throws Exception {
        for (var host : List.of("registry.terraform.io", "registry.opentofu.org")) {
            var directory = temporary.resolve("mirror").resolve(host).resolve("dokploy/dokploy");
            Files.createDirectories(directory);
            Files.copy(release.resolve(ZIP), directory.resolve(ZIP));
        }
        var output = install(program, "filesystem_mirror { path = \"" + temporary.resolve("mirror") + "\" }");
        assertThat(output).contains("Installed dokploy/dokploy v" + VERSION);
    }

    static List<TerraformProgram> programs() {
        return TerraformProgram.all();
    }

    /** Runs init and validate, which starts the provider. */
    private String install(TerraformProgram program, String installation) throws IOException, InterruptedException {
        var services = "services = { \"providers.v1\" = \"" + url() + "/v1/providers/\" }";
        Files.writeString(temporary.resolve("terraform.rc"), """
                host "registry.terraform.io" {
                  %1$s
                }
                host "registry.opentofu.org" {
                  %1$s
                }
                provider_installation {
                  %2$s
                }
                """.formatted(services, installation));
        Files.writeString(temporary.resolve("authority.pem"), AUTHORITY.pem());
        var work = Files.createDirectories(temporary.resolve("work"));
        Files.writeString(
                work.resolve("main.tf"),
                Workspace.HEAD + "resource \"dokploy_project\" \"shop\" {\n  name = \"shop\"\n}\n");
        return run(program, work, "init") + run(program, work, "validate");
    }

    private String run(TerraformProgram program, Path work, String command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(program.command(), command, "-no-color")
                .directory(work.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
        builder.environment()
                .put("TF_CLI_CONFIG_FILE", temporary.resolve("terraform.rc").toString());
        builder.environment()
                .put("SSL_CERT_FILE", temporary.resolve("authority.pem").toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a registry and a mirror answer, in the words of Terraform's provider registry and network mirror protocols. */
    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        byte[] body;
        if (path.endsWith("/versions")) {
            body = json(versions());
        } else if (path.endsWith("/download/" + PLATFORM.os() + "/" + PLATFORM.architecture())) {
            body = json(download());
        } else if (path.endsWith("/index.json")) {
            body = json(object("versions", object(VERSION, object())));
        } else if (path.endsWith("/" + VERSION + ".json")) {
            var archive = object().put("url", url() + "/files/" + ZIP);
            archive.putArray("hashes").add("zh:" + sums().get(ZIP));
            body = json(object("archives", object(PLATFORM.toString(), archive)));
        } else {
            body = Files.readAllBytes(release.resolve(name));
        }
        try (exchange) {
            exchange.getResponseHeaders()
                    .add("Content-Type", path.startsWith("/files/") ? "application/octet-stream" : "application/json");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static ObjectNode versions() {
        var answer = object();
        var version = answer.putArray("versions").addObject().put("version", VERSION);
        version.putArray("protocols").add("6.0");
        version.putArray("platforms").addObject().put("os", PLATFORM.os()).put("arch", PLATFORM.architecture());
        return answer;
    }

    private ObjectNode download() throws IOException {
        var answer = object().put("os", "linux")
                .put("arch", "amd64")
                .put("filename", ZIP)
                .put("download_url", url() + "/files/" + ZIP)
                .put("shasums_url", url() + "/files/" + SUMS)
                .put("shasums_signature_url", url() + "/files/" + SUMS + ".sig")
                .put("shasum", sums().get(ZIP));
        answer.putArray("protocols").add("6.0");
        var keys = answer.putObject("signing_keys").putArray("gpg_public_keys");
        keys.addObject().put("key_id", keyId).put("ascii_armor", publicKey);
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode object(String name, ObjectNode value) {
        return object().set(name, value);
    }

    private static byte[] json(ObjectNode answer) {
        return answer.toString().getBytes(UTF_8);
    }

    private Map<String, String> sums() throws IOException {
        var sums = new TreeMap<String, String>();
        for (var line : Files.readAllLines(release.resolve(SUMS))) {
            sums.put(line.substring(66), line.substring(0, 64));
        }
        return sums;
    }

    private static String fingerprint(List<String> gpg) throws IOException, InterruptedException {
        return gpg(gpg, "--list-keys", "--with-colons")
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":", -1)[9])
                .findFirst()
                .orElseThrow();
    }

    private static String gpg(List<String> gpg, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(gpg);
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(line.toString()).isZero();
        return output;
    }
}
