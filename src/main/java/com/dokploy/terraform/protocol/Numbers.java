package com.dokploy.terraform.protocol;

import java.math.BigDecimal;

/** Numbers as text, for both encodings. */
final class Numbers {
    /**
     * The number of digits that a number may have written out in full. Terraform computes with 154; its largest
     * literals in the wild have a few hundred. A number of a few bytes such as 1e999999999 must not become a gigabyte.
     */
    static final int MOST_DIGITS = 10_000;

    private Numbers() {}

    /** Whether the number can be written out in full. */
    static boolean isReasonable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    /**
     * Reads a decimal number with or without exponent.
     *
     * @throws NumberFormatException if the text is no number, or not a reasonable one
     */
    static BigDecimal parse(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new NumberFormatException("too many digits");
        }
        for (var i = 0; i < text.length(); i++) {
            // BigDecimal also takes the digits of other scripts.
            if (text.charAt(i) > 'e') {
                throw new NumberFormatException("not a digit");
            }
        }
        var number = new BigDecimal(text);
        if (!isReasonable(number)) {
            throw new NumberFormatException("too large an exponent");
        }
        return number;
    }
}
