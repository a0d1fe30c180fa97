package com.dokploy.terraform.protocol;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;

/**
 * Reads JSON (RFC 8259), one item at a time and as strictly as the standard allows. Terraform has every instance in the
 * state decoded on every plan, and the provider is a new process each time, so this class is made to load no others.
 */
final class JsonReader {
    private final byte[] bytes;
    private final PathTracker path;
    private int position;

    JsonReader(byte[] bytes, PathTracker path) {
        this.bytes = bytes;
        this.path = path;
    }

    /** The position of the reader, to come back to with {@link #seek}. */
    int position() {
        return position;
    }

    void seek(int earlier) {
        position = earlier;
    }

    /** Whether a string is next. */
    boolean isText() {
        return peek() == '"';
    }

    /** Takes the start of an object or array, which {@link #more} then walks. */
    void open(char bracket, String required) {
        if (peek() != bracket) {
            throw mismatch(required);
        }
        position++;
    }

    /** Whether another entry follows, having taken the comma before it; or else takes the closing bracket. */
    boolean more(char bracket, boolean first) {
        var next = peek();
        if (next == bracket) {
            position++;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    /** Takes the name of an object's entry. */
    String name() {
        var name = text("a name in quotes");
        expect(':');
        return name;
    }

    boolean takeNull() {
        if (peek() != 'n') {
            return false;
        }
        word("null");
        return true;
    }

    boolean bool() {
        return switch (peek()) {
            case 't' -> {
                word("true");
                yield true;
            }
            case 'f' -> {
                word("false");
                yield false;
            }
            default -> throw mismatch("a bool");
        };
    }

    BigDecimal number() {
        var next = peek();
        if (next != '-' && !isDigit(next)) {
            throw mismatch("a number");
        }
        var start = position;
        if (next == '-') {
            position++;
        }
        if (current() == '0') {
            position++;
        } else {
            digits();
        }
        if (current() == '.') {
            position++;
            digits();
        }
        if (current() == 'e' || current() == 'E') {
            position++;
            if (current() == '+' || current() == '-') {
                position++;
            }
            digits();
        }
        try {
            return Numbers.parse(decode(start));
        } catch (NumberFormatException _) {
            throw path.failure("the number is too large");
        }
    }

    String text(String required) {
        if (peek() != '"') {
            throw mismatch(required);
        }
        position++;
        var start = position;
        while (true) {
            switch (current()) {
                case '"' -> {
                    var text = decode(start);
                    position++;
                    return text;
                }
                case '\\' -> {
                    return escapedText(start);
                }
                default -> plain();
            }
        }
    }

    /** Takes a value of any kind. */
    void skip() {
        switch (peek()) {
            case '{' -> {
                position++;
                path.enterMember();
                for (var first = true; more('}', first); first = false) {
                    name();
                    skip();
                }
                path.leave();
            }
            case '[' -> {
                position++;
                path.enterMember();
                for (var first = true; more(']', first); first = false) {
                    skip();
                }
                path.leave();
            }
            case '"' -> text("a string");
            case 't', 'f' -> bool();
            case 'n' -> word("null");
            default -> number();
        }
    }

    /** Refuses anything but white space up to the end. */
    void end() {
        skipSpace();
        if (position < bytes.length) {
            throw path.failure("something follows the value");
        }
    }

    CodecException mismatch(String required) {
        return path.failure(required + " is required, not " + found());
    }

    private String escapedText(int start) {
        var text = new StringBuilder(decode(start));
        while (current() != '"') {
            if (current() == '\\') {
                position++;
                text.append(escaped());
            } else {
                var from = position;
                while (current() != '"' && current() != '\\') {
                    plain();
                }
                text.append(decode(from));
            }
        }
        position++;
        requireWholeCharacters(text.toString());
        return text.toString();
    }

    private void requireWholeCharacters(String text) {
        try {
            var _ = Utf8.encode(text);
        } catch (CharacterCodingException _) {
            throw path.failure("the text has half a character (a lone surrogate)");
        }
    }

    private char escaped() {
        var escape = current();
        position++;
        return switch (escape) {
            case '"', '\\', '/' -> (char) escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw malformed();
        };
    }

    private char hexadecimal() {
        var unit = 0;
        for (var i = 0; i < 4; i++) {
            // Character.digit also takes the digits of other scripts, but a byte is never one of those.
            var digit = Character.digit(current(), 16);
            if (digit < 0) {
                throw malformed();
            }
            unit = unit << 4 | digit;
            position++;
        }
        return (char) unit;
    }

    private void plain() {
        var octet = current();
        if (octet >= 0 && octet < ' ') {
            throw malformed();
        }
        position++;
    }

    private void digits() {
        if (!isDigit(current())) {
            throw malformed();
        }
        while (isDigit(current())) {
            position++;
        }
    }

    private void word(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (current() != word.charAt(i)) {
                throw malformed();
            }
            position++;
        }
    }

    private void expect(char required) {
        if (peek() != required) {
            throw malformed();
        }
        position++;
    }

    private int peek() {
        skipSpace();
        if (position == bytes.length) {
            throw malformed();
        }
        return bytes[position];
    }

    private void skipSpace() {
        while (position < bytes.length && isSpace(bytes[position])) {
            position++;
        }
    }

    // The byte at the reader's position; a NUL, which is valid nowhere, at the end.
    private int current() {
        return position == bytes.length ? 0 : bytes[position];
    }

    private String decode(int start) {
        try {
            return Utf8.decode(bytes, start, position - start);
        } catch (CharacterCodingException _) {
            throw path.failure("the text is not valid UTF-8");
        }
    }

    private CodecException malformed() {
        if (position >= bytes.length) {
            return path.failure("the JSON ends too early");
        }
        return path.failure("the JSON is malformed at byte " + position);
    }

    private String found() {
        return switch (peek()) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            case 't', 'f' -> "a bool";
            case 'n' -> "null";
            default -> isDigit(current()) || current() == '-' ? "a number" : "something that is no JSON";
        };
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isSpace(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }
}
