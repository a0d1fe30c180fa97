package com.dokploy.terraform.client;

import java.util.List;

/**
 * Why a call to Dokploy failed, by meaning rather than by status. Every message is fit for users: no keys, no passwords,
 * no SQL. How statuses and bodies become meanings is in {@link ReplyInterpreter}, observed on Dokploy v0.30.2.
 */
public sealed interface ApiError {
    /** The procedure that was called, such as {@code application.one}. */
    String procedure();

    /** The HTTP status, or 0 when no answer came. */
    default int status() {
        return 0;
    }

    /** What Dokploy, or the network, said. One or more sentences without a final line break. */
    String message();

    /** The object does not exist. The one error that allows to drop something from state. */
    record NotFound(String procedure, int status, String message) implements ApiError {}

    /** The server has no such procedure: it is older or newer than this provider expects. */
    record UnknownProcedure(String procedure, int status, String message) implements ApiError {}

    /** The server lacks what this provider needs: it is older than the oldest that has everything. */
    record TooOld(String procedure, int status, String message) implements ApiError {}

    /**
     * The key was refused. Dokploy answers a used-up or rate-limited key exactly as a wrong one.
     *
     * @param keyHadWorked whether this client had an answer with this key before: then it is a limit, not a wrong key
     */
    record Unauthorized(String procedure, int status, String message, boolean keyHadWorked) implements ApiError {}

    /** The key is good, but may not do this. Dokploy says so for objects that do not exist, too. */
    record Forbidden(String procedure, int status, String message) implements ApiError {}

    /**
     * The server refused what was sent.
     *
     * @param fields which fields and why; empty when the server named none
     */
    record InvalidInput(String procedure, int status, String message, List<Field> fields) implements ApiError {
        public InvalidInput {
            fields = List.copyOf(fields);
        }
    }

    /** One refused field of the input. The path is the server's: {@code healthCheckSwarm.Test[0]}. */
    record Field(String path, String message) {}

    /** It collides with what is there already. */
    record Conflict(String procedure, int status, String message) implements ApiError {}

    /** Dokploy, or a proxy before it, failed. */
    record Server(String procedure, int status, String message) implements ApiError {}

    /**
     * No connection, or it broke before the answer was complete.
     *
     * @param certainlyNotSent true when not one byte of the request left: repeating it is safe
     */
    record Unreachable(String procedure, String message, boolean certainlyNotSent) implements ApiError {}

    /**
     * No answer within the deadline.
     *
     * @param certainlyNotSent true when not one byte of the request left
     */
    record TimedOut(String procedure, String message, boolean certainlyNotSent) implements ApiError {}

    /** An answer that is none of Dokploy's: HTML, a redirect elsewhere, broken JSON. */
    record Unreadable(String procedure, int status, String message) implements ApiError {}

    /**
     * An answer of Dokploy's in which something is not what it is in every version that is known.
     *
     * @param field where in the answer, such as {@code ports[0].targetPort}; empty for the answer as a whole
     * @param message what is wrong with it; without its value, which may be a secret
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
     * Whether a write that failed like this may have been carried out all the same. A create must then look for what it
     * may have made before anybody tries again. A 500 counts: {@code schedule.create}, a database's deploy and others
     * keep their row when they fail half-way (v0.30.2). A 429 does not: gateways say it instead of passing a call on.
     */
    default boolean mayHaveHappened() {
        return switch (this) {
            case Unreachable unreachable -> !unreachable.certainlyNotSent();
            case TimedOut timedOut -> !timedOut.certainlyNotSent();
            case Cancelled cancelled -> !cancelled.certainlyNotSent();
            case Server server -> server.status() != 429;
            case Unreadable _, Malformed _ -> true;
            case NotFound _, UnknownProcedure _, TooOld _, Unauthorized _, Forbidden _, InvalidInput _, Conflict _ ->
                false;
        };
    }
}
