package com.dokploy.terraform.client;

/** A call to Dokploy that failed; {@link #error()} says why. The message holds no secret. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.procedure() + ": " + error.message());
        this.error = error;
    }

    /** The reason of the failure, by meaning. */
    public ApiError error() {
        return error;
    }
}
