package com.dokploy.terraform.schema;

/** The API's spelling of the names of fields. */
enum ApiCase {
    /** Names such as {@code startPeriod}. */
    CAMEL,
    /** Names such as {@code StartPeriod}. */
    PASCAL;

    /** Returns the field that an attribute stands for by its name. */
    String field(String attribute) {
        var field = new StringBuilder(attribute.length());
        var upper = this == PASCAL;
        for (var i = 0; i < attribute.length(); i++) {
            var character = attribute.charAt(i);
            if (character == '_') {
                upper = true;
                continue;
            }
            field.append(upper ? Character.toUpperCase(character) : character);
            upper = false;
        }
        return field.toString();
    }
}
