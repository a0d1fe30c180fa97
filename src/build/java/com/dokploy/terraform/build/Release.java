package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Makes out of the zips of all platforms the files that a registry takes: the zips, the manifest, the bills of
 * materials, {@code SHA256SUMS} over all of these, and its detached signature.
 */
public final class Release {
    private static final String NAME = "terraform-provider-dokploy_";
    private static final Pattern ZIP =
            Pattern.compile(NAME + "(?<version>[^_]+)_(?<platform>[a-z0-9]+_[a-z0-9]+)\\.zip");

    private final String version;
    private final Path target;

    private Release(String version, Path target) {
        this.version = version;
        this.target = target;
    }

    /**
     * Arguments: the directory with the zips, the version, the directory to write, and the fingerprint of a key of GnuPG,
     * which is found where {@code gpg} looks for keys.
     */
    public static void main(String[] arguments) throws Exception {
        // Maven leaves ${env.GPG_FINGERPRINT} as it is while the variable is not set.
        if (arguments.length != 4 || arguments[3].isBlank() || arguments[3].startsWith("$")) {
            System.err.println("Usage: Release ZIPS VERSION TARGET FINGERPRINT\n"
                    + "FINGERPRINT names the key to sign with. In Maven, set GPG_FINGERPRINT.");
            System.exit(2);
        }
        write(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), arguments[3], List.of("gpg"));
    }

    /**
     * Writes the release.
     *
     * @param gpg the command of GnuPG, with options that apply to each run of it
     * @param target made, must not exist
     * @throws IOException if there is no zip, or one of another version, or the target exists
     */
    public static void write(Path zips, String version, Path target, String fingerprint, List<String> gpg)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectory(target);
        var release = new Release(version, target);
        release.copyZips(zips);
        Files.copy(Path.of("terraform-registry-manifest.json"), release.file("manifest.json"));
        release.writeSums();
        release.sign(fingerprint, gpg);
    }

    private Path file(String end) {
        return target.resolve(NAME + version + "_" + end);
    }

    private void copyZips(Path directory) throws IOException {
        List<Path> zips;
        try (var files = Files.list(directory)) {
            zips = files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
        if (zips.isEmpty()) {
            throw new IOException("no zip in " + directory);
        }
        for (var zip : zips) {
            var name = ZIP.matcher(zip.getFileName().toString());
            if (!name.matches() || !name.group("version").equals(version)) {
                throw new IOException(zip + " is no zip of version " + version);
            }
            Files.copy(zip, target.resolve(zip.getFileName()));
            copyBillOfMaterials(zip, name.group("platform"));
        }
    }

    private void copyBillOfMaterials(Path zip, String platform) throws IOException {
        try (var packed = new ZipFile(zip.toFile())) {
            var bill = packed.getEntry("bom.json");
            // Maven writes none while it is offline.
            if (bill != null) {
                try (var content = packed.getInputStream(bill)) {
                    Files.copy(content, file(platform + ".cdx.json"));
                }
            }
        }
    }

    private void writeSums() throws IOException, GeneralSecurityException {
        var sums = new StringBuilder();
        try (var files = Files.list(target)) {
            for (var file : files.sorted().toList()) {
                var sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.append(HexFormat.of().formatHex(sum))
                        .append("  ")
                        .append(file.getFileName())
                        .append('\n');
            }
        }
        Files.writeString(file("SHA256SUMS"), sums);
    }

    private void sign(String fingerprint, List<String> gpg) throws IOException, InterruptedException {
        var line = new ArrayList<>(gpg);
        line.addAll(List.of(
                "--batch",
                "--local-user",
                fingerprint,
                "--detach-sign",
                file("SHA256SUMS").toString()));
        var exit = new ProcessBuilder(line).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("gpg ended with " + exit);
        }
    }
}
