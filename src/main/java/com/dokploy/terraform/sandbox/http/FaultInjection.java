package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.testing.Faults;
import org.jspecify.annotations.Nullable;

/** Answers requests that a fault hits. */
final class FaultInjection {
    private final ApiRoutes routes;
    private final Outage outage;

    FaultInjection(ApiRoutes routes, Outage outage) {
        this.routes = routes;
        this.outage = outage;
    }

    /** The reply a fault leaves; null when the connection is to be dropped. */
    @Nullable Reply answer(Faults.Fault fault, ServerRequest request) {
        if (fault.kind() == Faults.Kind.DELAY) {
            Pause.of(fault.duration());
        }
        var reply = fault.executed() || fault.kind() == Faults.Kind.DELAY ? routes.answer(request) : Reply.empty(200);
        return switch (fault.kind()) {
            case DROP_BEFORE, DROP_AFTER -> null;
            case DELAY, TRUNCATED, REFUSE_NEXT -> reply;
            case SLOW -> {
                Pause.of(fault.duration());
                yield reply;
            }
            case STATUS -> failure(fault.status());
            case RATE_LIMIT -> Reply.unauthorized();
            case NOT_JSON -> Reply.text(200, "upstream connected");
            case RESTART -> {
                outage.restart(fault.duration());
                yield null;
            }
        };
    }

    private static Reply failure(int status) {
        return switch (status) {
            case 502 -> Reply.html(502, "502 Bad Gateway");
            case 503 -> Reply.text(503, "Service Unavailable");
            default -> Reply.refusal(ApiErrorException.of(status, "Internal server error"), "");
        };
    }
}
