package com.dokploy.terraform.client;

/** A file of another server than Dokploy that could not be read, with the reason in words for users. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isMissing;

    DownloadException(String message, boolean isMissing) {
        super(message);
        this.isMissing = isMissing;
    }

    /** Whether the server says that it has no such file. */
    public boolean isMissing() {
        return isMissing;
    }

    /** The reason: a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
