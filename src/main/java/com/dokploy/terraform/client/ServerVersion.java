package com.dokploy.terraform.client;

import java.util.ArrayList;
import java.util.List;

/**
 * The version of a Dokploy server, ordered as releases are: {@code v0.9.0} before {@code v0.30.2}, a pre-release
 * ({@code v0.30.2-canary.1}) before its release. A text without a number (a build of one's own) is taken for newer than
 * every release: such a version is no reason to refuse anything.
 *
 * @param text the version as the server says it, {@code v0.30.2}
 */
public record ServerVersion(String text) implements Comparable<ServerVersion> {
    /** Whether this version is the other one or a later one. */
    public boolean atLeast(String other) {
        return compareTo(new ServerVersion(other)) >= 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        var numbers = numbers();
        var others = other.numbers();
        if (numbers.isEmpty() || others.isEmpty()) {
            return Boolean.compare(numbers.isEmpty(), others.isEmpty());
        }
        for (var position = 0; position < Math.max(numbers.size(), others.size()); position++) {
            var order = Long.compare(at(numbers, position), at(others, position));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(other.isPreRelease(), isPreRelease());
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean isPreRelease() {
        return text.indexOf('-') >= 0;
    }

    private static long at(List<Long> numbers, int position) {
        return position < numbers.size() ? numbers.get(position) : 0;
    }

    /** Returns the numbers before any {@code -}: {@code [0, 30, 2]}. */
    private List<Long> numbers() {
        var numbers = new ArrayList<Long>();
        var number = -1L;
        for (var index = 0; index < text.length() && text.charAt(index) != '-'; index++) {
            var character = text.charAt(index);
            if (character >= '0' && character <= '9') {
                number = Math.min(Math.max(number, 0) * 10 + (character - '0'), Integer.MAX_VALUE);
                continue;
            }
            if (number >= 0) {
                numbers.add(number);
                number = -1;
            }
        }
        if (number >= 0) {
            numbers.add(number);
        }
        return numbers;
    }
}
