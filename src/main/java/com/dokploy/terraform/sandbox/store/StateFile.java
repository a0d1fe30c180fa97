package com.dokploy.terraform.sandbox.store;

import com.dokploy.terraform.sandbox.model.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sandbox between runs. The file is encrypted as a whole (AES-256-GCM, key derived from the API key), so no
 * password or environment text lies on the disk in clear.
 */
public final class StateFile {
    private static final String FORMAT = "dokploy-sandbox-1";
    private static final int ITERATIONS = 120_000;
    private static final int TAG_BITS = 128;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final byte[] salt = new byte[16];
    private final String apiKey;
    private @Nullable SecretKey key;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long saved = -1;
    private boolean hasFailed;

    /** Creates the access to a file, which need not exist yet, with the key that opens it. */
    public StateFile(Path file, String apiKey) {
        this.file = file;
        this.apiKey = apiKey;
        RANDOM.nextBytes(salt);
    }

    /**
     * Checks, before anything is done that would be lost, that the file can be written.
     *
     * @throws IOException when it cannot be written
     */
    public void check() throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IOException("the state file " + file + " is a directory");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("the directory of the state file " + file + " does not exist");
        }
        try {
            Files.delete(Files.createTempFile(directory, "sandbox", ".tmp"));
        } catch (IOException refused) {
            throw new IOException("the directory of the state file " + file + " cannot be written", refused);
        }
    }

    /**
     * Returns the saved state; null when there is no file yet.
     *
     * @throws IOException when the file cannot be read, or was saved under another key
     */
    public @Nullable JsonNode load() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        var json = JsonText.MAPPER.readTree(file.toFile());
        if (!json.path("format").asText().equals(FORMAT)) {
            throw new IOException(file + " is no state file of the sandbox");
        }
        try {
            System.arraycopy(json.path("salt").binaryValue(), 0, salt, 0, salt.length);
            var cipher = cipher(Cipher.DECRYPT_MODE, json.path("nonce").binaryValue());
            return JsonText.MAPPER.readTree(cipher.doFinal(json.path("data").binaryValue()));
        } catch (GeneralSecurityException | RuntimeException wrong) {
            throw new IOException(file + " cannot be read with this API key", wrong);
        }
    }

    /** Saves now and then while something changes. */
    public void follow(Persistent state) {
        Thread.ofVirtual().name("sandbox-state").start(() -> {
            try {
                while (!closed.get()) {
                    Thread.sleep(INTERVAL);
                    saveChanges(state);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends {@link #follow} and saves for the last time. */
    public void close(Persistent state) {
        lock.lock();
        try {
            if (!closed.getAndSet(true)) {
                save(state);
            }
        } finally {
            lock.unlock();
        }
    }

    private void saveChanges(Persistent state) {
        lock.lock();
        try {
            if (!closed.get() && state.version() != saved) {
                save(state);
                hasFailed = false;
            }
        } catch (UncheckedIOException failure) {
            // The next time may be better: a full disk is cleared, a directory comes back. Said once, not twice a
            // second.
            if (!hasFailed) {
                System.err.println(failure.getMessage() + " (" + failure.getCause() + "); it goes on trying.");
            }
            hasFailed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the file; readable by its owner only. */
    private void save(Persistent state) {
        var version = state.version();
        try {
            var nonce = new byte[12];
            RANDOM.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(JsonText.MAPPER.writeValueAsBytes(state.dump()));
            var encoder = Base64.getEncoder();
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("format", FORMAT)
                    .put("salt", encoder.encodeToString(salt))
                    .put("nonce", encoder.encodeToString(nonce))
                    .put("data", encoder.encodeToString(sealed));
            var directory = file.toAbsolutePath().getParent();
            var temporary = Files.createTempFile(directory, "sandbox", ".tmp");
            try {
                Files.write(temporary, JsonText.MAPPER.writeValueAsBytes(json));
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            saved = version;
        } catch (IOException failure) {
            throw new UncheckedIOException("The sandbox cannot save its state", failure);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        if (key == null) {
            var derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(apiKey.toCharArray(), salt, ITERATIONS, 256));
            key = new SecretKeySpec(derived.getEncoded(), "AES");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
