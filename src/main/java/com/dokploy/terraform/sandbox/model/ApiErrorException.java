package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/** A call the server answers with an error: its HTTP status, its message and, for invalid input, the issues found. */
public final class ApiErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter LIKE_JAVASCRIPT = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(INDENTER)
            .withObjectIndenter(INDENTER);

    private final int status;
    private final String text;
    private final transient @Nullable ArrayNode issues;

    private ApiErrorException(int status, String text, @Nullable ArrayNode issues) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
        this.issues = issues;
    }

    /** An error with a message. */
    public static ApiErrorException of(int status, String message) {
        return new ApiErrorException(status, message, null);
    }

    /** 404 for something of a kind. */
    public static ApiErrorException notFound(String noun) {
        return of(404, noun + " not found");
    }

    /** Returns the error 400 of an invalid input, with its issues. */
    public static ApiErrorException invalid(ArrayNode issues) {
        return new ApiErrorException(400, indented(issues), issues);
    }

    /** As {@code JSON.stringify(issues, null, 2)} writes it, which is what tRPC has for a message. */
    private static String indented(ArrayNode issues) {
        try {
            return JsonText.MAPPER.writer(LIKE_JAVASCRIPT).writeValueAsString(issues);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message. */
    public String text() {
        return text;
    }

    /** The issues, each with its field; null unless the input was invalid. */
    public @Nullable ArrayNode issues() {
        return issues;
    }

    /** The name tRPC has for the status. */
    public String code() {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_SUPPORTED";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION_FAILED";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> "INTERNAL_SERVER_ERROR";
        };
    }

    /** The number tRPC has for the status. */
    public int number() {
        return switch (status) {
            case 400 -> -32600;
            case 401 -> -32001;
            case 403 -> -32003;
            case 404 -> -32004;
            case 405 -> -32005;
            case 409 -> -32009;
            case 412 -> -32012;
            case 415 -> -32015;
            default -> -32603;
        };
    }
}
