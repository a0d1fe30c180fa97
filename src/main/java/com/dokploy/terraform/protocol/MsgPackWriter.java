package com.dokploy.terraform.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes MessagePack, always in the shortest form, as Terraform's own encoder does. */
final class MsgPackWriter {
    private byte[] bytes = new byte[256];
    private int length;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void nil() {
        put(0xc0);
    }

    void bool(boolean bool) {
        put(bool ? 0xc3 : 0xc2);
    }

    /** Writes a whole number, from zero up in the unsigned formats. */
    void integer(long number) {
        if (number >= -32 && number <= 0x7f) {
            put((int) number);
        } else if (number >= 0) {
            unsigned(0xcc, number);
        } else if (number >= Byte.MIN_VALUE) {
            put(0xd0, number, 1);
        } else if (number >= Short.MIN_VALUE) {
            put(0xd1, number, 2);
        } else if (number >= Integer.MIN_VALUE) {
            put(0xd2, number, 4);
        } else {
            put(0xd3, number, 8);
        }
    }

    void float64(double number) {
        put(0xcb, Double.doubleToRawLongBits(number), 8);
    }

    /** Writes a string, given as UTF-8. */
    void text(byte[] utf8) {
        if (utf8.length <= 0x1f) {
            put(0xa0 | utf8.length);
        } else {
            unsigned(0xd9, utf8.length);
        }
        put(utf8);
    }

    /** Writes an ASCII string. */
    void text(String ascii) {
        text(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    void binary(byte[] body) {
        unsigned(0xc4, body.length);
        put(body);
    }

    void array(int count) {
        if (count <= 0x0f) {
            put(0x90 | count);
        } else if (count <= 0xffff) {
            put(0xdc, count, 2);
        } else {
            put(0xdd, count, 4);
        }
    }

    void map(int count) {
        if (count <= 0x0f) {
            put(0x80 | count);
        } else if (count <= 0xffff) {
            put(0xde, count, 2);
        } else {
            put(0xdf, count, 4);
        }
    }

    /**
     * Writes an extension, a type of an application's own; bodies of 1, 2, 4, 8 and 16 bytes have formats of their own.
     */
    void extension(int type, byte[] body) {
        if (Integer.bitCount(body.length) == 1 && body.length <= 16) {
            put(0xd4 + Integer.numberOfTrailingZeros(body.length));
        } else {
            unsigned(0xc7, body.length);
        }
        put(type);
        put(body);
    }

    // Writes a number in the shortest of the formats for one, two, four and eight bytes, whose codes are consecutive
    // from {@code format} on.
    private void unsigned(int format, long number) {
        if (number <= 0xff) {
            put(format, number, 1);
        } else if (number <= 0xffff) {
            put(format + 1, number, 2);
        } else if (number <= 0xffff_ffffL) {
            put(format + 2, number, 4);
        } else {
            put(format + 3, number, 8);
        }
    }

    private void put(int format, long number, int size) {
        put(format);
        for (var shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (number >> shift));
        }
    }

    private void put(int octet) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) octet;
    }

    private void put(byte[] body) {
        if (body.length > bytes.length - length) {
            grow(body.length);
        }
        System.arraycopy(body, 0, bytes, length, body.length);
        length += body.length;
    }

    private void grow(int atLeast) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, atLeast), 2 * length));
    }
}
