package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.testing.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Answers requests that a fault hits. */
final class FaultInjection {
    private final ApiRoutes routes;
    private final Outage outage;

    FaultInjection(ApiRoutes routes, Outage outage) {
        this.routes = routes;
        this.outage = outage;
    }

    /** The response that the faults leave. */
    ServerResponse answer(List<Faults.Hit> hits, ServerRequest request) {
        return request.isStreamedBatch()
                ? stream(hits, request)
                : single(hits.getFirst().fault(), request);
    }

    private ServerResponse single(Faults.Fault fault, ServerRequest request) {
        if (fault.kind() == Faults.FaultKind.DELAY) {
            Pause.of(fault.duration());
        }
        var response = isCarriedOut(fault) ? routes.answer(request) : ServerResponse.empty(200);
        return switch (fault.kind()) {
            case DELAY, REFUSE_NEXT -> response;
            case SLOW -> {
                Pause.of(fault.duration());
                yield response;
            }
            case TRUNCATED ->
                response instanceof ServerResponse.Whole whole ? new ServerResponse.Truncated(whole) : response;
            case DROP_BEFORE, DROP_AFTER, RESTART, STATUS, RATE_LIMIT, NOT_JSON -> inPlaceOfTheServer(fault);
        };
    }

    private ServerResponse stream(List<Faults.Hit> hits, ServerRequest request) {
        var last = hits.getLast();
        var isTruncated = last.fault().kind() == Faults.FaultKind.TRUNCATED;
        if (!isCarriedOut(last.fault()) && !isRefusal(last.fault()) && !isTruncated) {
            return inPlaceOfTheServer(last.fault());
        }
        var stream = routes.stream(request);
        for (var hit : hits) {
            stream = delayed(stream, hit);
        }
        if (isRefusal(last.fault())) {
            return new ServerResponse.Streamed(refused(stream, last));
        }
        return switch (last.fault().kind()) {
            case DELAY, SLOW, REFUSE_NEXT -> new ServerResponse.Streamed(stream);
            case TRUNCATED -> broken(isCarriedOut(last.fault()) ? stream : refused(stream, last), last);
            case DROP_BEFORE, DROP_AFTER, RESTART -> broken(stream, last);
            case STATUS, RATE_LIMIT, NOT_JSON -> {
                carryOut(stream);
                yield inPlaceOfTheServer(last.fault());
            }
        };
    }

    private static boolean isCarriedOut(Faults.Fault fault) {
        return fault.executed() || fault.kind() == Faults.FaultKind.DELAY;
    }

    /** Whether a fault is an error of the server's own, which each call of a stream has for itself. */
    private static boolean isRefusal(Faults.Fault fault) {
        return fault.kind() == Faults.FaultKind.STATUS && fault.status() != 502 && fault.status() != 503;
    }

    private static TrpcStream refused(TrpcStream stream, Faults.Hit hit) {
        return stream.with(hit.call(), call -> () -> {
            if (hit.fault().executed()) {
                var _ = call.get();
            }
            return new TrpcResult.Failure(ApiErrorException.of(hit.fault().status(), "Internal server error"));
        });
    }

    private static TrpcStream delayed(TrpcStream stream, Faults.Hit hit) {
        var duration = hit.fault().duration();
        return switch (hit.fault().kind()) {
            case DELAY ->
                stream.with(hit.call(), call -> () -> {
                    Pause.of(duration);
                    return call.get();
                });
            case SLOW ->
                stream.with(hit.call(), call -> () -> {
                    var result = call.get();
                    Pause.of(duration);
                    return result;
                });
            case DROP_BEFORE, DROP_AFTER, STATUS, RATE_LIMIT, TRUNCATED, NOT_JSON, REFUSE_NEXT, RESTART -> stream;
        };
    }

    /** A stream whose connection breaks where the lines of the call would come, or in the middle of the last of them. */
    private ServerResponse broken(TrpcStream stream, Faults.Hit hit) {
        return new ServerResponse.Streamed(stream.upTo(hit.call(), (lines, writer) -> {
            if (hit.fault().kind() == Faults.FaultKind.TRUNCATED) {
                for (var line : lines.subList(0, lines.size() - 1)) {
                    writer.write(line);
                }
                writer.write(lines.getLast().substring(0, lines.getLast().length() / 2));
            }
            if (hit.fault().kind() == Faults.FaultKind.RESTART) {
                outage.restart(hit.fault().duration());
            }
            throw new IOException("A fault breaks the connection");
        }));
    }

    private static void carryOut(TrpcStream stream) {
        try {
            stream.writeTo(line -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private ServerResponse inPlaceOfTheServer(Faults.Fault fault) {
        return switch (fault.kind()) {
            case STATUS -> failure(fault.status());
            case RATE_LIMIT -> ServerResponse.unauthorized();
            case NOT_JSON -> ServerResponse.text(200, "upstream connected");
            case RESTART -> {
                outage.restart(fault.duration());
                yield new ServerResponse.Dropped();
            }
            case DROP_BEFORE, DROP_AFTER, TRUNCATED, DELAY, SLOW, REFUSE_NEXT -> new ServerResponse.Dropped();
        };
    }

    private static ServerResponse failure(int status) {
        return switch (status) {
            case 502 -> ServerResponse.html(502, "502 Bad Gateway");
            case 503 -> ServerResponse.text(503, "Service Unavailable");
            default -> ServerResponse.ofError(ApiErrorException.of(status, "Internal server error"), "");
        };
    }
}
