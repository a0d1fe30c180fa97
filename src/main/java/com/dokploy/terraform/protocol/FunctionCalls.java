package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Function.ArgumentException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.FunctionError;
import com.dokploy.terraform.protocol.generated.GetFunctions;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * Terraform's calls for functions: the list of functions, and the call of one.
 *
 * @param <C> the client of a configured provider
 */
final class FunctionCalls<C> {
    private final Engine<C> engine;
    private final CallSupport support;

    FunctionCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void getFunctions(StreamObserver<GetFunctions.Response> observer) {
        ErrorResponse<GetFunctions.Response> refusal = diagnostics -> GetFunctions.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(
                observer,
                refusal,
                () -> GetFunctions.Response.newBuilder()
                        .putAllFunctions(SchemaEncoder.encode(engine.functions()))
                        .build());
    }

    void callFunction(CallFunction.Request request, StreamObserver<CallFunction.Response> observer) {
        ErrorResponse<CallFunction.Response> refusal = diagnostics -> CallFunction.Response.newBuilder()
                .setError(FunctionError.newBuilder()
                        .setText(diagnostics.getFirst().getDetail()))
                .build();
        support.answer(observer, refusal, () -> {
            try {
                return CallFunction.Response.newBuilder()
                        .setResult(call(request.getName(), request.getArgumentsList()))
                        .build();
            } catch (ArgumentException problem) {
                return CallFunction.Response.newBuilder()
                        .setError(FunctionError.newBuilder()
                                .setText(support.shown(String.valueOf(problem.getMessage())))
                                .setFunctionArgument(problem.argument()))
                        .build();
            }
        });
    }

    private DynamicValue call(String name, List<DynamicValue> encodedArguments) {
        var function = function(name);
        var parameters = function.parameters();
        if (encodedArguments.size() != parameters.size()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Wrong Number of Arguments",
                    "Function `" + name + "` requires "
                            + (parameters.size() == 1 ? "1 argument" : parameters.size() + " arguments") + ", not "
                            + encodedArguments.size() + "."));
        }
        var arguments = new ArrayList<Value>();
        for (var i = 0; i < parameters.size(); i++) {
            arguments.add(argument(i, encodedArguments.get(i), parameters.get(i).type()));
        }
        return CallSupport.encode(engine.call(function, arguments), function.result());
    }

    private static Value argument(int position, DynamicValue encoded, Type type) {
        try {
            var argument = DynamicValues.decode(encoded, type);
            if (isNull(argument) || !argument.isWhollyKnown()) {
                throw new ArgumentException(position, "a value is required that is known and not null");
            }
            return argument;
        } catch (CodecException problem) {
            throw new ArgumentException(position, String.valueOf(problem.getMessage()));
        }
    }

    /** Whether an argument is null, as a value of some type too: a parameter of any type gets the type along. */
    private static boolean isNull(Value argument) {
        return argument.isNull() || (argument instanceof Value.Dynamic(var _, var value) && value.isNull());
    }

    private Function function(String name) {
        var function = engine.function(name);
        if (function != null) {
            return function;
        }
        throw new DiagnosticException(
                Diagnostic.error("Unknown Function", "This provider has no function `" + name + "`."));
    }
}
