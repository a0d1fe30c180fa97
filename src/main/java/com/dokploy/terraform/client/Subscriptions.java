package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * Follows procedures that work while they tell about it. Each is asked for once, whatever becomes of the answer: the
 * server begins to work with the request, although this is a GET.
 */
final class Subscriptions {
    private final CallRequests requests;
    private final Transport transport;
    private final ResponseInterpreter responses;

    Subscriptions(CallRequests requests, Transport transport, ResponseInterpreter responses) {
        this.requests = requests;
        this.transport = transport;
        this.responses = responses;
    }

    /**
     * Follows a procedure to its end; throws ApiException when it failed, or when the end was not seen.
     *
     * @param messages is handed each message as soon as it has come, on a thread of the client's
     */
    void follow(Query call, Deadline deadline, Consumer<JsonNode> messages) {
        var hadWorked = transport.keyHasWorked();
        var events = new ServerEvents(messages);
        try {
            var response = transport.follow(call.procedure(), requests.subscription(call), deadline, events::read);
            if (!response.isSuccess()) {
                throw refused(call, response, hadWorked);
            }
        } catch (NoResponseException none) {
            throw new ApiException(ResponseInterpreter.error(call.procedure(), none));
        }
        var error = events.error();
        if (error != null) {
            responses
                    .element(call.procedure(), Json.object().set("error", error), call.input(), hadWorked)
                    .orThrow();
        }
        if (!events.hasEnded()) {
            throw new ApiException(new ApiError.Unreachable(
                    call.procedure(), "The server closed the connection before the end of its report.", false));
        }
        transport.keyWorks();
    }

    private ApiException refused(Query call, HttpResponse response, boolean hadWorked) {
        var body = ResponseInterpreter.parsed(response);
        var result = body != null && body.path("error").path("json").isObject()
                ? responses.element(call.procedure(), body, call.input(), hadWorked)
                : responses.single(call.procedure(), response, call.input(), hadWorked);
        return result instanceof CallResult.Failure(var error)
                ? new ApiException(error)
                : new ApiException(new ApiError.Unreadable(
                        call.procedure(), response.status(), "The server did not begin its report."));
    }
}
