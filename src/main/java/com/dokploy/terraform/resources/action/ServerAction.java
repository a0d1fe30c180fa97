package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.InvokeRequest;
import com.dokploy.terraform.resources.planning.References;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeout;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** The base of all actions: its subclass declares the attributes, and says what is done. */
abstract class ServerAction implements Action<Session> {
    /** Where attributes are declared. */
    final Schema.Builder s;

    private @Nullable Timeout timeout;

    /**
     * Begins the declaration, which the constructor of the subclass goes on with.
     *
     * @param name the name of the action
     * @param description the description in the user documentation
     */
    ServerAction(String name, String description) {
        s = Schema.resource(name, description);
    }

    /**
     * Declares {@code timeout}.
     *
     * @param subject what the action waits for, completing "Timeout for"
     */
    final void declareTimeout(String subject) {
        timeout = new Timeout(
                s,
                "timeout",
                "Timeout for " + subject + ". If unset, `" + Timeouts.USUAL.toMinutes() + "m`.",
                Timeouts.USUAL);
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    @Override
    public final void plan(Values config, @Nullable Session session, Diagnostics diagnostics) {
        if (session != null) {
            References.check(schema(), config, session, diagnostics);
        }
    }

    @Override
    public final void invoke(InvokeRequest request, Session session) {
        var limit = timeout == null ? Timeouts.USUAL : timeout.of(request.config());
        run(new Invocation(schema().name(), request, Deadline.in(limit), session));
    }

    /** Does what the action is for. Throws DiagnosticException if that fails, or does not end in time. */
    abstract void run(Invocation invocation);
}
