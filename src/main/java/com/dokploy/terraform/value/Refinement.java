package com.dokploy.terraform.value;

import java.util.Arrays;

/**
 * The facts that Terraform knows about an unknown value (not null, a prefix, bounds), kept as the bytes that Terraform
 * sent so that they can be echoed unchanged. Never made by us.
 */
public final class Refinement {
    /** The refinement of a value of which nothing is known. */
    public static final Refinement NONE = new Refinement(new byte[0]);

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
