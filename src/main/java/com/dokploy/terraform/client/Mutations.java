package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes: one by one on {@code /api}, as plain JSON, never repeated unless they certainly were not carried out. */
final class Mutations {
    /** Dokploy v0.30.2 takes bodies up to 1 MiB on {@code /api}. */
    private static final int LARGEST_BODY = 1024 * 1024;

    private final Endpoint endpoint;
    private final Transport transport;
    private final ReplyInterpreter replies;
    private final Retries retries;

    Mutations(Endpoint endpoint, Transport transport, ReplyInterpreter replies, Retries retries) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.replies = replies;
        this.retries = retries;
    }

    /**
     * Carries out a mutation.
     *
     * @param abandonable whether {@link Cancellation} gives it up
     */
    JsonNode write(String procedure, ObjectNode input, Deadline deadline, boolean abandonable) {
        var body = input.toString();
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new ApiException(new ApiError.InvalidInput(
                    procedure, 413, "The input is larger than the 1 MiB that Dokploy takes in one call.", List.of()));
        }
        var request = new Request("POST", endpoint.base() + "/api/" + procedure, Map.of(), body);
        for (var attempt = 1; ; attempt++) {
            var outcome = attempt(procedure, request, input, deadline, abandonable);
            if (!(outcome instanceof CallResult.Failure(var error)) || !Retries.worthForWrite(error)) {
                return outcome.orThrow();
            }
            if (!retries.again(attempt, error, deadline)) {
                return retries.verdict(error).orThrow();
            }
        }
    }

    private CallResult attempt(
            String procedure, Request request, ObjectNode input, Deadline deadline, boolean abandonable) {
        try {
            var hadWorked = transport.keyHasWorked();
            var reply = transport.send(procedure, request, deadline, abandonable);
            var outcome = replies.single(procedure, reply, input, hadWorked);
            if (ReplyInterpreter.provesKey(outcome)) {
                transport.keyWorks();
            }
            return outcome;
        } catch (NoResponseException none) {
            return new CallResult.Failure(ReplyInterpreter.error(procedure, none));
        }
    }
}
