package com.dokploy.terraform.resources.service;

/** Which passwords an engine takes, and why no others. */
enum PasswordRule {
    /** What Dokploy v0.30.2 checks by itself. */
    CHECKED(
            "[a-zA-Z0-9@#%^&*()_+\\-=\\[\\]{}|;:,.<>?~`]+",
            "letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` ``", "Dokploy refuses any other."),
    /** Redis gets its password through {@code /bin/sh -c}, without quotes; Dokploy v0.30.2 takes any. */
    SHELL(
            "(?!--)[a-zA-Z0-9@%^_+=:,.\\-]+",
            "letters, digits and `@%^_+=:,.-`, without `--` at the beginning",
            "Dokploy puts the password without quotes into the shell command that starts Redis: with another character"
                    + " Redis does not start, or the shell runs a part of the password as a command.");

    private final String pattern;
    private final String label;
    private final String reason;

    PasswordRule(String pattern, String label, String reason) {
        this.pattern = pattern;
        this.label = label;
        this.reason = reason;
    }

    boolean allows(String password) {
        return password.matches(pattern);
    }

    /** What a password may be made of, completing "made of …". */
    String label() {
        return label;
    }

    /** Why no others, as a sentence. */
    String reason() {
        return reason;
    }
}
