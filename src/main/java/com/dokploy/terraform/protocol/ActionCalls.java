package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.InvokeAction.Event;
import com.dokploy.terraform.protocol.generated.InvokeAction.Request;
import com.dokploy.terraform.protocol.generated.PlanAction;
import com.dokploy.terraform.protocol.generated.ValidateActionConfig;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * Terraform's calls for actions: validate, plan and invoke.
 *
 * @param <C> the client of a configured provider
 */
final class ActionCalls<C> {
    private final Engine<C> engine;
    private final CallSupport support;

    ActionCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void validateActionConfig(
            ValidateActionConfig.Request request, StreamObserver<ValidateActionConfig.Response> observer) {
        ErrorResponse<ValidateActionConfig.Response> answer = diagnostics -> ValidateActionConfig.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, answer, () -> {
            var action = action(request.getTypeName());
            var config = support.decode(request.getConfig(), action.schema());
            return answer.with(support.encode(engine.validateAction(action, config)));
        });
    }

    void planAction(PlanAction.Request request, StreamObserver<PlanAction.Response> observer) {
        ErrorResponse<PlanAction.Response> refusal = diagnostics ->
                PlanAction.Response.newBuilder().addAllDiagnostics(diagnostics).build();
        support.answer(observer, refusal, () -> {
            var action = action(request.getActionType());
            var config = support.decode(request.getConfig(), action.schema());
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var planned = engine.planAction(action, config, deferralAllowed);
            var response = PlanAction.Response.newBuilder().addAllDiagnostics(support.encode(planned.diagnostics()));
            if (planned.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    void invokeAction(Request request, StreamObserver<Event> observer) {
        ErrorResponse<Event> completed = diagnostics -> Event.newBuilder()
                .setCompleted(Event.Completed.newBuilder().addAllDiagnostics(diagnostics))
                .build();
        var terraform = (ServerCallStreamObserver<Event>) observer;
        support.stream(terraform, completed, () -> {
            var action = action(request.getActionType());
            var config = support.decode(request.getConfig(), action.schema());
            var diagnostics = engine.invoke(action, config, line -> progress(line, terraform));
            CallSupport.sendNext(terraform, completed.with(support.encode(diagnostics)));
        });
    }

    /** Sends a line to the user. Actions tell their progress from one thread at a time. */
    private void progress(String line, ServerCallStreamObserver<Event> terraform) {
        CallSupport.sendNext(
                terraform,
                Event.newBuilder()
                        .setProgress(Event.Progress.newBuilder().setMessage(support.shown(line)))
                        .build());
    }

    private Action<C> action(String name) {
        var action = engine.action(name);
        if (action == null) {
            throw new DiagnosticException(CallSupport.noSuchType("action", name));
        }
        return action;
    }
}
