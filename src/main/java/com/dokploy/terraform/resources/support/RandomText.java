package com.dokploy.terraform.resources.support;

import java.security.SecureRandom;

/** Texts that nobody can guess. */
public final class RandomText {
    /** The lower-case letters of ASCII. */
    public static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz";

    /** The digits. */
    public static final String DIGITS = "0123456789";

    /** The letters of ASCII and the digits. */
    public static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER_CASE + DIGITS;

    private RandomText() {}

    /** Returns a text of so many characters of an alphabet, each as likely as any other. */
    public static String of(int length, String alphabet) {
        var random = new SecureRandom();
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
