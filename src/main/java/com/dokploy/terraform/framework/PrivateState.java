package com.dokploy.terraform.framework;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes that the provider keeps beside an object's state; Terraform stores them in the clear and shows them to nobody.
 * Never a place for secrets. Not thread-safe.
 */
public final class PrivateState {
    /** The key of the note that says how far the import of an object has come. */
    private static final String IMPORTED = "imported";
    /** The key of the note that says what of an imported object becomes part of its state. */
    private static final String FORM = "import-form";
    /** The key of the note that tells, from a plan to its apply, the id of the object that is there now. */
    public static final String FORMER = "plan:id";

    /** The prefix of the keys of notes that go from a plan to its apply and no further. */
    private static final String PLANNED = "plan:";

    private static final String HEADER = "private state 1";

    private final Map<String, String> privateState = new TreeMap<>();

    /**
     * Reads the bytes that {@link #encoded} wrote. Bytes that another provider left there are ignored, never an error.
     */
    public static PrivateState decode(byte[] encoded) {
        var state = new PrivateState();
        var lines = new String(encoded, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            return state;
        }
        for (var line : lines) {
            var separator = line.indexOf('=');
            if (separator > 0) {
                state.privateState.put(line.substring(0, separator), unescape(line.substring(separator + 1)));
            }
        }
        return state;
    }

    /** Returns the bytes that Terraform stores; empty if there is nothing to note. */
    public byte[] encoded() {
        if (privateState.isEmpty()) {
            return new byte[0];
        }
        var text = new StringBuilder(HEADER);
        for (var note : privateState.entrySet()) {
            text.append('\n').append(note.getKey()).append('=').append(escape(note.getValue()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the object was imported and not applied since: then nothing in its state was Terraform's doing. */
    public boolean isImported() {
        return importStage() != ImportStage.NONE;
    }

    /** The stage that the import of the object has reached. */
    public ImportStage importStage() {
        return ImportStage.of(get(IMPORTED));
    }

    public void setImportStage(ImportStage stage) {
        put(IMPORTED, stage.note());
    }

    /** What of the object becomes part of its state, while the first read after an import is to come. */
    public ImportForm importForm() {
        var suffix = get(FORM);
        return suffix == null ? ImportForm.WHOLE : ImportForm.of(suffix);
    }

    /** Notes what of the object becomes part of its state. */
    public void setImportForm(ImportForm form) {
        put(FORM, form.equals(ImportForm.WHOLE) ? null : form.suffix());
    }

    /**
     * Makes or replaces a note that goes from a plan to its apply and no further. When Terraform replaces an object,
     * the removal of the old one sees the note as well as the creation of the new one. Null removes the note.
     */
    public void plan(String key, @Nullable String note) {
        put(PLANNED + key, note);
    }

    /** The note of the plan under a key; null if there is none. */
    public @Nullable String planned(String key) {
        return get(PLANNED + key);
    }

    /** Returns a copy with only the notes that go from a plan to its apply. */
    public PrivateState ofPlan() {
        var planned = new PrivateState();
        privateState.forEach((key, note) -> {
            if (key.startsWith(PLANNED)) {
                planned.privateState.put(key, note);
            }
        });
        return planned;
    }

    /** Drops the notes that go from a plan to its apply and no further. */
    public void dropPlan() {
        privateState.keySet().removeIf(key -> key.startsWith(PLANNED));
    }

    /** The note under a key; null if there is none. */
    public @Nullable String get(String key) {
        return privateState.get(key);
    }

    /**
     * Makes or replaces a note; null removes it. Throws IllegalArgumentException for a key that is empty or holds
     * {@code =} or a line break.
     */
    public void put(String key, @Nullable String note) {
        if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no key for a note: " + key);
        }
        if (note == null) {
            privateState.remove(key);
        } else {
            privateState.put(key, note);
        }
    }

    private static String escape(String note) {
        return note.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescape(String note) {
        var text = new StringBuilder(note.length());
        for (var i = 0; i < note.length(); i++) {
            var character = note.charAt(i);
            if (character == '\\' && i + 1 < note.length()) {
                i++;
                text.append(note.charAt(i) == 'n' ? '\n' : note.charAt(i));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
