package com.dokploy.terraform.client;

import java.util.List;

/**
 * The reason why a call to Dokploy failed, by meaning rather than by status. Every message is fit for users: no keys,
 * no passwords, no SQL. {@link ResponseInterpreter} turns statuses and bodies into meanings, as observed on Dokploy
 * v0.30.2.
 */
public sealed interface ApiError {
    /** The procedure that was called, such as {@code application.one}. */
    String procedure();

    /** The HTTP status, or 0 when no answer came. */
    default int status() {
        return 0;
    }

    /** The message of Dokploy, or of the network. One or more sentences without a final line break. */
    String message();

    /** Whether all that the server says is that a statement of its database failed (v0.30.2). */
    default boolean isOfDatabase() {
        return message().endsWith(Scrubber.DATABASE_REFUSED);
    }

    /** The object does not exist. This is the one error that allows dropping an object from the state. */
    record NotFound(String procedure, int status, String message) implements ApiError {}

    /** The server has no such procedure: the server is older or newer than this provider expects. */
    record UnknownProcedure(String procedure, int status, String message) implements ApiError {}

    /** The server lacks what this provider needs: its version is older than the oldest that has everything. */
    record TooOld(String procedure, int status, String message) implements ApiError {}

    /**
     * The key was refused. Dokploy answers a used-up or rate-limited key exactly as a wrong one.
     *
     * @param keyHadWorked whether this client had an answer with this key before: then the cause is a limit, not a
     *     wrong key
     */
    record Unauthorized(String procedure, int status, String message, boolean keyHadWorked) implements ApiError {}

    /** The key is good, but may not do this. Dokploy says so for objects that do not exist, too. */
    record Forbidden(String procedure, int status, String message) implements ApiError {}

    /** The server does this only with a valid enterprise license. */
    record Unlicensed(String procedure, int status, String message) implements ApiError {}

    /**
     * The server refused the input.
     *
     * @param fields the refused fields, each with the reason; empty when the server named none
     */
    record InvalidInput(String procedure, int status, String message, List<Field> fields) implements ApiError {
        public InvalidInput {
            fields = List.copyOf(fields);
        }
    }

    /** One refused field of the input. The path is the server's: {@code healthCheckSwarm.Test[0]}. */
    record Field(String path, String message) {}

    /** The input collides with something that exists already. */
    record Conflict(String procedure, int status, String message) implements ApiError {}

    /** Dokploy, or a proxy before it, failed. */
    record Server(String procedure, int status, String message) implements ApiError {}

    /**
     * There was no connection, or it broke before the answer was complete.
     *
     * @param certainlyNotSent true when not one byte of the request left: repeating the request is safe
     */
    record Unreachable(String procedure, String message, boolean certainlyNotSent) implements ApiError {}

    /**
     * No answer within the deadline.
     *
     * @param certainlyNotSent true when not one byte of the request left
     */
    record TimedOut(String procedure, String message, boolean certainlyNotSent) implements ApiError {}

    /** The answer is none of Dokploy's: HTML, a redirect elsewhere, broken JSON. */
    record Unreadable(String procedure, int status, String message) implements ApiError {}

    /**
     * The answer is Dokploy's, but a field of it is not what it is in every known version.
     *
     * @param field the path of the field in the answer, such as {@code ports[0].targetPort}; empty for the answer as a
     *     whole
     * @param message what is wrong with the field; without the field's value, which may be a secret
     */
    record Malformed(String procedure, String field, String message) implements ApiError {
        @Override
        public int status() {
            return 200;
        }
    }

    /**
     * Terraform asked the provider to stop.
     *
     * @param certainlyNotSent true when not one byte of the request left
     */
    record Cancelled(String procedure, String message, boolean certainlyNotSent) implements ApiError {}

    /**
     * Whether a write that failed like this may have been carried out all the same. A create must then look for the
     * object that it may have made before anybody tries again. A 500 counts: {@code schedule.create}, a database's
     * deploy and others keep their row when they fail half-way (v0.30.2). A 401 and a 429 do not count: gateways
     * answer with them instead of passing a call on.
     */
    default boolean mayHaveHappened() {
        return switch (this) {
            case Unreachable unreachable -> !unreachable.certainlyNotSent();
            case TimedOut timedOut -> !timedOut.certainlyNotSent();
            case Cancelled cancelled -> !cancelled.certainlyNotSent();
            case Server server -> server.status() != 429;
            case Unreadable unreadable -> unreadable.status() != 401;
            case Malformed _ -> true;
            case NotFound _,
                    UnknownProcedure _,
                    TooOld _,
                    Unauthorized _,
                    Forbidden _,
                    Unlicensed _,
                    InvalidInput _,
                    Conflict _ -> false;
        };
    }
}
