package com.dokploy.terraform.value;

import java.util.Arrays;

/**
 * The facts that are known about an unknown value. Those that Terraform sends (not null, a prefix, bounds) are kept as
 * bytes, so that they can be echoed unchanged; the only one of our own is {@link #NOT_NULL}.
 */
public final class Refinement {
    /** The refinement of a value of which nothing is known. */
    public static final Refinement NONE = new Refinement(new byte[0]);

    /** The refinement of a value that will not be null: a MessagePack map of nullness, 1, to false. */
    public static final Refinement NOT_NULL = new Refinement(new byte[] {(byte) 0x81, 0x01, (byte) 0xc2});

    private final byte[] encoded;

    private Refinement(byte[] encoded) {
        this.encoded = encoded;
    }

    /** Keeps the MessagePack map that came as the body of extension 12. */
    public static Refinement of(byte[] encoded) {
        return encoded.length == 0 ? NONE : new Refinement(encoded.clone());
    }

    /** The bytes as they came; empty for {@link #NONE}. */
    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Refinement refinement && Arrays.equals(encoded, refinement.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return encoded.length == 0 ? "none" : encoded.length + " bytes";
    }
}
