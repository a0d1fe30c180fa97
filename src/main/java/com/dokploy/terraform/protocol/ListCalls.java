package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.framework.engine.ListedResult;
import com.dokploy.terraform.log.Printable;
import com.dokploy.terraform.protocol.generated.ListResource.Event;
import com.dokploy.terraform.protocol.generated.ListResource.Request;
import com.dokploy.terraform.protocol.generated.ValidateListResourceConfig;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Terraform's calls for lists of what a server holds ({@code terraform query}): validate and list.
 *
 * @param <C> the client of a configured provider
 */
final class ListCalls<C> {
    /** The time in nanoseconds between two looks whether Terraform can take more. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Engine<C> engine;
    private final CallSupport support;

    ListCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void validateListResourceConfig(
            ValidateListResourceConfig.Request request, StreamObserver<ValidateListResourceConfig.Response> observer) {
        ErrorResponse<ValidateListResourceConfig.Response> answer =
                diagnostics -> ValidateListResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var list = list(request.getTypeName());
            var config = support.decode(request.getConfig(), list.schema());
            return answer.with(support.encode(engine.validateList(list, config)));
        });
    }

    void listResource(Request request, StreamObserver<Event> observer) {
        ErrorResponse<Event> refusal =
                diagnostics -> Event.newBuilder().addAllDiagnostic(diagnostics).build();
        var terraform = (ServerCallStreamObserver<Event>) observer;
        support.stream(terraform, refusal, () -> {
            var list = list(request.getTypeName());
            var resource = CallSupport.resource(engine, request.getTypeName());
            var errors = engine.list(
                    resource,
                    list,
                    support.decode(request.getConfig(), list.schema()),
                    request.getIncludeResourceObject(),
                    request.getLimit(),
                    found -> send(resource, found, terraform));
            if (!errors.isEmpty()) {
                CallSupport.sendNext(terraform, refusal.with(support.encode(errors)));
            }
        });
    }

    /** Sends an object as soon as Terraform can take it; whether Terraform still listens. */
    private boolean send(Resource<C> resource, ListedResult found, ServerCallStreamObserver<Event> terraform) {
        while (!terraform.isReady() && !terraform.isCancelled()) {
            LockSupport.parkNanos(PAUSE);
        }
        if (terraform.isCancelled()) {
            return false;
        }
        var event = Event.newBuilder()
                .setDisplayName(support.shown(Printable.line(found.displayName())))
                .setIdentity(IdentityCalls.encode(resource, found.identity()))
                .addAllDiagnostic(support.encode(found.diagnostics()));
        if (!found.object().isNull()) {
            event.setResourceObject(CallSupport.encode(found.object(), resource.schema()));
        }
        terraform.onNext(event.build());
        return true;
    }

    private ListResource<C> list(String name) {
        var resource = engine.resource(name);
        var list = resource == null ? null : engine.listResource(resource);
        if (list == null) {
            throw new DiagnosticException(CallSupport.noSuchType("list resource", name));
        }
        return list;
    }
}
