package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.Action;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.Validation;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.FailedQueryException;
import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs procedures: checks the input, runs the procedure's handler, and turns refusals of the database into errors. */
public final class ProcedureRunner {
    private final Store store;
    private final Account account;
    private final License license;
    private final TableProcedures tables;
    private final Map<String, ProcedureHandler> handlers = new LinkedHashMap<>();
    private final Set<String> coerced = ConcurrentHashMap.newKeySet();

    ProcedureRunner(
            Store store, Account account, License license, TableProcedures tables, List<ProcedureGroup> groups) {
        this.store = store;
        this.account = account;
        this.license = license;
        this.tables = tables;
        groups.forEach(group -> group.register(handlers));
    }

    /**
     * Runs a procedure to its end.
     *
     * @param organization the id of the organization that the call is for; null for a call of nobody
     * @param coerce whether the call came through {@code /api}; once one did, the tRPC surface converts too, because
     *     the server changes the schema that both share
     * @throws ApiErrorException with the error to answer
     */
    public ProcedureResult.Answer run(
            @Nullable String organization, Procedure procedure, JsonNode input, boolean coerce) {
        var active = organization == null ? account.first() : organization;
        return account.acting(active, () -> run(procedure, input, coerce));
    }

    private ProcedureResult.Answer run(Procedure procedure, JsonNode input, boolean coerce) {
        if (coerce) {
            coerced.add(procedure.name());
        }
        // The license is looked at before the input (seen on v0.30.2).
        if (procedure.licensed() && !license.isValid()) {
            throw ApiErrorException.of(403, "Valid enterprise license required");
        }
        var checked = Validation.check(procedure.input(), input, coerce || coerced.contains(procedure.name()));
        var call = new Call(procedure, checked);
        var outcome = store.exclusively(() -> step(call, () -> perform(call)));
        while (true) {
            switch (outcome) {
                case ProcedureResult.Answer answer -> {
                    return answer;
                }
                case ProcedureResult.Later later -> {
                    pause(later.pause().toMillis());
                    outcome = store.exclusively(() -> step(call, later.next()));
                }
            }
        }
    }

    /** Whether there is something to do for a procedure. */
    boolean knows(Procedure procedure) {
        return handlers.containsKey(procedure.name()) || procedure.does() != Action.SPECIAL;
    }

    private ProcedureResult perform(Call call) {
        refuseForeign(call);
        return handler(call.procedure()).perform(call);
    }

    /** Refuses a row of another organization, where the server looks at that; many procedures do not. */
    private void refuseForeign(Call call) {
        var foreign = call.detail("foreign");
        if (!foreign.isObject()) {
            return;
        }
        var row = store.find(
                foreign.path("table").asText(), call.text(foreign.path("field").asText()));
        if (row != null && store.isForeign(row)) {
            throw ApiErrorException.of(
                    foreign.path("status").asInt(), foreign.path("message").asText());
        }
    }

    private ProcedureHandler handler(Procedure procedure) {
        var handler = handlers.get(procedure.name());
        return handler == null ? tables : handler;
    }

    private static ProcedureResult step(Call call, Supplier<ProcedureResult> work) {
        try {
            return work.get();
        } catch (FailedQueryException failure) {
            var told = call.detail("failure");
            var status = told.path("status").asInt(500);
            if (told.has("message")) {
                throw ApiErrorException.of(status, told.path("message").asText());
            }
            throw ApiErrorException.of(status, told.path("prefix").asText() + failure.text());
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
