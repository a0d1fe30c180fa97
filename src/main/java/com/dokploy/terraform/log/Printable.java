package com.dokploy.terraform.log;

/**
 * Makes texts of others fit for a terminal. A text of a server, a log or a file can hold escape sequences that recolour
 * or clear the screen, set its title or fill the clipboard, and characters that change the direction of the text that
 * follows.
 */
public final class Printable {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char CONTROL_SEQUENCE = '\u009b';
    private static final char STRING_TERMINATOR = '\u009c';
    private static final char REPLACEMENT = '\ufffd';

    private final String text;
    private final StringBuilder kept;
    private int position;

    private Printable(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
    }

    /**
     * Returns the text without escape sequences, control characters (C0 and C1) and directional formatting characters.
     * Line feeds and tabs stay, a carriage return becomes a line feed, and half a character the replacement character.
     */
    public static String of(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (isUnprintable(character) || Character.isSurrogate(character)) {
                return new Printable(text).clean();
            }
        }
        return text;
    }

    /** Returns the text as {@link #of} does, in one line: each line break and each tab becomes a space. */
    public static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ');
    }

    private String clean() {
        while (position < text.length()) {
            var character = text.charAt(position++);
            if (character == ESCAPE) {
                skipEscape();
            } else if (character == CONTROL_SEQUENCE) {
                skipControlSequence();
            } else if (character == '\r') {
                endLine();
            } else if (Character.isSurrogate(character)) {
                keepWhole(character);
            } else if (!isUnprintable(character)) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    private static boolean isUnprintable(char character) {
        return isControl(character) || isDirectional(character);
    }

    private static boolean isControl(char character) {
        var isKept = character == '\n' || character == '\t';
        return (character < ' ' && !isKept) || (character >= 0x7f && character <= 0x9f);
    }

    private static boolean isDirectional(char character) {
        return character == 0x061c
                || character == 0x200e
                || character == 0x200f
                || (character >= 0x202a && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private void endLine() {
        if (!isNext('\n')) {
            kept.append('\n');
        }
    }

    private void keepWhole(char character) {
        if (Character.isHighSurrogate(character)
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))) {
            kept.append(character).append(text.charAt(position++));
        } else {
            kept.append(REPLACEMENT);
        }
    }

    /**
     * Skips the characters that follow an escape (ECMA-48): a control sequence, a string for the terminal, or a few
     * characters.
     */
    private void skipEscape() {
        if (isNext('[')) {
            position++;
            skipControlSequence();
        } else if (position < text.length() && "]PX^_".indexOf(text.charAt(position)) >= 0) {
            position++;
            skipString();
        } else {
            skipWhile(' ', '/');
            if (isWithin('0', '~')) {
                position++;
            }
        }
    }

    private void skipControlSequence() {
        skipWhile('0', '?');
        skipWhile(' ', '/');
        if (isWithin('@', '~')) {
            position++;
        }
    }

    /**
     * Skips a string for the terminal up to its end, if the end is on the same line: a string without an end must not
     * hide the text that follows.
     */
    private void skipString() {
        for (var end = position; end < text.length() && text.charAt(end) != '\n'; end++) {
            var character = text.charAt(end);
            if (character == BELL || character == STRING_TERMINATOR) {
                position = end + 1;
                return;
            }
            if (character == ESCAPE) {
                position = end;
                return;
            }
        }
    }

    private void skipWhile(char first, char last) {
        while (isWithin(first, last)) {
            position++;
        }
    }

    private boolean isNext(char character) {
        return isWithin(character, character);
    }

    private boolean isWithin(char first, char last) {
        return position < text.length() && text.charAt(position) >= first && text.charAt(position) <= last;
    }
}
