package com.dokploy.terraform.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strict UTF-8: bytes that are not well-formed are refused, never replaced, since Terraform would store the
 * replacement.
 */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        for (var i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, offset, length))
                        .toString();
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    static byte[] encode(String text) throws CharacterCodingException {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                var bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Orders strings as Terraform does: by their bytes, which is by code point. */
    static int compare(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        for (var i = 0; i < shorter; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    // Ranks a char by code point: surrogates stand for code points above every other char.
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
