package com.dokploy.terraform.adopt;

import java.text.Normalizer;
import java.util.Locale;

/** Names in Terraform's language, made of the names that people give. */
final class Identifier {
    /** The largest number of characters of the name of a resource or a file. */
    private static final int LONGEST = 64;

    private Identifier() {}

    /** Returns the beginning of a name that is too long to be read; other names as they are. */
    static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        var beginning = name.substring(0, name.offsetByCodePoints(0, LONGEST));
        return beginning.endsWith("_") ? beginning.substring(0, beginning.length() - 1) : beginning;
    }

    /**
     * Returns words as a name: in lower case, without accents, and with an underscore for anything but letters and
     * digits.
     *
     * @param type the type that gives the name, or begins it, if the words cannot
     */
    static String of(String words, String type) {
        var name = joined(words);
        var noun = type.substring(type.indexOf('_') + 1);
        if (name.isEmpty()) {
            return noun;
        }
        var canBegin = Character.isUnicodeIdentifierStart(name.codePointAt(0));
        return canBegin || noun.isEmpty() ? name : noun + "_" + name;
    }

    private static String joined(String words) {
        var name = new StringBuilder();
        var plain = Normalizer.normalize(words, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        plain.codePoints().forEach(character -> {
            if (isPart(character)) {
                name.appendCodePoint(character);
            } else if (!isAccent(character) && !name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        });
        var end = name.length() - 1;
        return end >= 0 && name.charAt(end) == '_' ? name.substring(0, end) : name.toString();
    }

    private static boolean isPart(int character) {
        return Character.isLetterOrDigit(character) && Character.isUnicodeIdentifierPart(character);
    }

    private static boolean isAccent(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
