package com.dokploy.terraform.asn1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/** The few pieces of ASN.1 DER (ITU-T X.690) of which certificates and keys are made. */
public final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;

    private Der() {}

    /** A SEQUENCE of encoded parts. */
    public static byte[] sequence(byte[]... parts) {
        return tag(SEQUENCE, parts);
    }

    /** A SET of encoded parts. */
    public static byte[] set(byte[]... parts) {
        return tag(SET, parts);
    }

    /** An INTEGER: {@code value} is a big-endian two's complement number. */
    public static byte[] integer(byte... value) {
        return tag(INTEGER, value);
    }

    /** A boolean that is true; false is always left out. */
    public static byte[] yes() {
        return tag(BOOLEAN, new byte[] {(byte) 0xff});
    }

    /** Whole bytes only, as signatures are. */
    public static byte[] bitString(byte[] bytes) {
        return tag(BIT_STRING, new byte[] {0}, bytes);
    }

    /** Single bits, the highest of {@code bits} first; {@code unused} of the lowest do not count. */
    public static byte[] flags(int bits, int unused) {
        return tag(BIT_STRING, new byte[] {(byte) unused, (byte) bits});
    }

    /** An OCTET STRING. */
    public static byte[] octetString(byte[] bytes) {
        return tag(OCTET_STRING, bytes);
    }

    /** A UTF8String. */
    public static byte[] utf8(String text) {
        return tag(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The encoded form of an identifier, for example 2b 65 70 of 1.3.101.112. */
    public static byte[] identifier(int... encoded) {
        var bytes = new byte[encoded.length];
        for (var i = 0; i < encoded.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return tag(OBJECT_IDENTIFIER, bytes);
    }

    /** Wraps what it holds under a number. */
    public static byte[] explicit(int number, byte[] content) {
        return tag(CONTEXT | CONSTRUCTED | number, content);
    }

    /** A string that goes by its number alone. */
    public static byte[] implicit(int number, String ascii) {
        return tag(CONTEXT | number, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** A moment in UTC, to the second. Certificates write years from 2050 on with four digits (RFC 5280, 4.1.2.5). */
    public static byte[] time(LocalDateTime utc) {
        var digits = new StringBuilder(15);
        var isShort = utc.getYear() < 2050;
        append(digits, isShort ? utc.getYear() % 100 : utc.getYear(), isShort ? 2 : 4);
        append(digits, utc.getMonthValue(), 2);
        append(digits, utc.getDayOfMonth(), 2);
        append(digits, utc.getHour(), 2);
        append(digits, utc.getMinute(), 2);
        append(digits, utc.getSecond(), 2);
        digits.append('Z');
        return tag(isShort ? UTC_TIME : GENERALIZED_TIME, digits.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void append(StringBuilder digits, int number, int width) {
        var printed = Integer.toString(number);
        for (var i = printed.length(); i < width; i++) {
            digits.append('0');
        }
        digits.append(printed);
    }

    private static byte[] tag(int tag, byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var bytes = new ByteArrayOutputStream(length + 5);
        bytes.write(tag);
        length(bytes, length);
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static void length(ByteArrayOutputStream bytes, int length) {
        if (length < 0x80) {
            bytes.write(length);
            return;
        }
        if (length < 0x100) {
            bytes.write(0x81);
            bytes.write(length);
            return;
        }
        if (length < 0x10000) {
            bytes.write(0x82);
        } else if (length < 0x1000000) {
            bytes.write(0x83);
            bytes.write(length >> 16);
        } else {
            throw new IllegalArgumentException("a part of " + length + " bytes is too long");
        }
        bytes.write(length >> 8);
        bytes.write(length);
    }
}
