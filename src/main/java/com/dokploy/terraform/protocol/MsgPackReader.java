package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads MessagePack, one item at a time. Lengths are believed only as far as there are bytes: a header that promises
 * more is refused before anything is reserved for it.
 */
final class MsgPackReader {
    private static final int NIL = 0xc0;
    private static final int FALSE = 0xc2;
    private static final int TRUE = 0xc3;
    private static final int BINARY_8 = 0xc4;
    private static final int BINARY_32 = 0xc6;
    private static final int EXTENSION_8 = 0xc7;
    private static final int EXTENSION_32 = 0xc9;
    private static final int FLOAT_32 = 0xca;
    private static final int FLOAT_64 = 0xcb;
    private static final int UNSIGNED_8 = 0xcc;
    private static final int UNSIGNED_64 = 0xcf;
    private static final int SIGNED_8 = 0xd0;
    private static final int SIGNED_64 = 0xd3;
    private static final int FIXED_EXTENSION_1 = 0xd4;
    private static final int FIXED_EXTENSION_16 = 0xd8;
    private static final int STRING_8 = 0xd9;
    private static final int STRING_32 = 0xdb;
    private static final int ARRAY_16 = 0xdc;
    private static final int ARRAY_32 = 0xdd;
    private static final int MAP_16 = 0xde;
    private static final int MAP_32 = 0xdf;

    /**
     * The type of the extension that carries what is known of an unknown value, and the extension's size limit in
     * Terraform.
     */
    static final int REFINEMENT = 12;

    static final int LONGEST_REFINEMENT = 1024;

    private final byte[] bytes;
    private final PathTracker path;
    private int position;

    MsgPackReader(byte[] bytes, PathTracker path) {
        this.bytes = bytes;
        this.path = path;
    }

    /** Takes a nil, if one is next. */
    boolean takeNull() {
        if (peek() != NIL) {
            return false;
        }
        position++;
        return true;
    }

    /** Takes an unknown value, if one is next: any extension is one. Null if something else is next. */
    @Nullable Value takeUnknown() {
        var format = peek();
        int length;
        if (format >= FIXED_EXTENSION_1 && format <= FIXED_EXTENSION_16) {
            position++;
            length = 1 << (format - FIXED_EXTENSION_1);
        } else if (format >= EXTENSION_8 && format <= EXTENSION_32) {
            position++;
            length = length(1 << (format - EXTENSION_8));
        } else {
            return null;
        }
        require(1);
        var code = bytes[position++];
        var body = take(length);
        if (code != REFINEMENT || length < 2 || length > LONGEST_REFINEMENT) {
            return Value.UNKNOWN;
        }
        return new Value.Unknown(Refinement.of(Arrays.copyOfRange(bytes, body, body + length)));
    }

    boolean bool() {
        var format = peek();
        if (format != TRUE && format != FALSE) {
            throw mismatch("a bool");
        }
        position++;
        return format == TRUE;
    }

    String text() {
        return text("a string");
    }

    BigDecimal number() {
        var format = peek();
        if (format <= 0x7f || format >= 0xe0) {
            position++;
            return BigDecimal.valueOf((byte) format);
        }
        if (format >= UNSIGNED_8 && format <= UNSIGNED_64) {
            position++;
            return new BigDecimal(new BigInteger(1, bits(1 << (format - UNSIGNED_8))));
        }
        if (format >= SIGNED_8 && format <= SIGNED_64) {
            position++;
            return new BigDecimal(new BigInteger(bits(1 << (format - SIGNED_8))));
        }
        if (format == FLOAT_32 || format == FLOAT_64) {
            position++;
            var wide = format == FLOAT_64;
            var bits = new BigInteger(bits(wide ? 8 : 4));
            var number = wide ? Double.longBitsToDouble(bits.longValue()) : Float.intBitsToFloat(bits.intValue());
            if (!Double.isFinite(number)) {
                throw path.failure("a finite number is required");
            }
            return new BigDecimal(number);
        }
        try {
            return Numbers.parse(text("a number"));
        } catch (NumberFormatException _) {
            throw path.failure("a number is required, not some other string");
        }
    }

    /** Takes the header of an array and returns the number of elements; at most as many as there are bytes left. */
    int array(String required) {
        var format = peek();
        if (format >= 0x90 && format <= 0x9f) {
            position++;
            return items(format & 0x0f, 1);
        }
        if (format == ARRAY_16 || format == ARRAY_32) {
            position++;
            return items(unsigned(format == ARRAY_16 ? 2 : 4), 1);
        }
        throw mismatch(required);
    }

    /** Takes the header of a map and returns the number of entries; at most half as many as there are bytes left. */
    int map(String required) {
        var format = peek();
        if (format >= 0x80 && format <= 0x8f) {
            position++;
            return items(format & 0x0f, 2);
        }
        if (format == MAP_16 || format == MAP_32) {
            position++;
            return items(unsigned(format == MAP_16 ? 2 : 4), 2);
        }
        throw mismatch(required);
    }

    /** Takes a string or binary, which Terraform does not tell apart. */
    String text(String required) {
        var format = peek();
        int length;
        if (format >= 0xa0 && format <= 0xbf) {
            position++;
            length = format & 0x1f;
        } else if (format >= STRING_8 && format <= STRING_32) {
            position++;
            length = length(1 << (format - STRING_8));
        } else if (format >= BINARY_8 && format <= BINARY_32) {
            position++;
            length = length(1 << (format - BINARY_8));
        } else {
            throw mismatch(required);
        }
        try {
            return Utf8.decode(bytes, take(length), length);
        } catch (CharacterCodingException _) {
            throw path.failure(required + " is required, but it is not valid UTF-8");
        }
    }

    private int peek() {
        require(1);
        return bytes[position] & 0xff;
    }

    private int length(int size) {
        return (int) Math.min(unsigned(size), Integer.MAX_VALUE);
    }

    private long unsigned(int size) {
        return new BigInteger(1, bits(size)).longValue();
    }

    private byte[] bits(int size) {
        var start = take(size);
        return Arrays.copyOfRange(bytes, start, start + size);
    }

    private int items(long count, int bytesEach) {
        if (count * bytesEach > bytes.length - position) {
            throw cut();
        }
        return (int) count;
    }

    private int take(int length) {
        require(length);
        var start = position;
        position += length;
        return start;
    }

    private void require(int length) {
        if (length > bytes.length - position) {
            throw cut();
        }
    }

    private CodecException cut() {
        return path.failure("the message ends in the middle of a value");
    }

    private CodecException mismatch(String required) {
        return path.failure(required + " is required, not " + found(peek()));
    }

    private static String found(int format) {
        if (format <= 0x7f || format >= 0xe0 || (format >= FLOAT_32 && format <= SIGNED_64)) {
            return "a number";
        }
        if (format <= 0x8f || format >= MAP_16) {
            return "a map";
        }
        if (format <= 0x9f || format >= ARRAY_16) {
            return "an array";
        }
        if (format <= 0xbf || format >= STRING_8) {
            return "a string";
        }
        if (format == NIL) {
            return "null";
        }
        if (format == FALSE || format == TRUE) {
            return "a bool";
        }
        if (format >= BINARY_8 && format <= BINARY_32) {
            return "a string";
        }
        if (format >= EXTENSION_8) {
            return "an unknown value";
        }
        return "a byte that means nothing";
    }
}
