package com.dokploy.terraform.resources.service;

/** A rule for the passwords that an engine takes, with the reason why it takes no others. */
enum PasswordRule {
    /** The characters that Dokploy v0.30.2 itself allows. */
    CHECKED(
            "[a-zA-Z0-9@#%^&*()_+\\-=\\[\\]{}|;:,.<>?~`]+",
            "letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` ``",
            "letters, digits and @#%^&*()_+-=[]{}|;:,.<>?~` (no spaces)",
            "Dokploy refuses other characters."),
    /**
     * The characters that mean nothing to a shell: Redis gets its password through {@code /bin/sh -c}, without quotes.
     * Dokploy v0.30.2 takes any.
     */
    SHELL(
            "(?!--)[a-zA-Z0-9@%^_+=:,.\\-]+",
            "letters, digits and `@%^_+=:,.-`, without `--` at the beginning",
            "letters, digits and `@%^_+=:,.-`, without `--` at the beginning",
            "Dokploy writes the password without quotes into the shell command that starts Redis: with"
                    + " other characters Redis does not start, or the shell runs a part of the password as a"
                    + " command.");

    private final String pattern;
    private final String label;
    private final String plainLabel;
    private final String reason;

    PasswordRule(String pattern, String label, String plainLabel, String reason) {
        this.pattern = pattern;
        this.label = label;
        this.plainLabel = plainLabel;
        this.reason = reason;
    }

    boolean allows(String password) {
        return password.matches(pattern);
    }

    /** Returns the allowed characters in Markdown, completing "made of …". */
    String label() {
        return label;
    }

    /** Returns the allowed characters for a diagnostic, which shows backticks as they are. */
    String plainLabel() {
        return plainLabel;
    }

    /** Returns the reason why no other passwords are taken, as a sentence. */
    String reason() {
        return reason;
    }
}
