package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ServiceReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project, an environment or a service, whose variables are one text on the server.
 *
 * @param router the first part of the names of the owner's procedures
 * @param id the owner's id
 * @param service the owner as a service; null for a project or an environment
 */
record VariablesOwner(String router, String id, @Nullable ServiceReference service) {
    static VariablesOwner project(String id) {
        return new VariablesOwner("project", id, null);
    }

    static VariablesOwner environment(String id) {
        return new VariablesOwner("environment", id, null);
    }

    static VariablesOwner of(ServiceReference service) {
        return new VariablesOwner(service.type().router(), service.id(), service);
    }

    /** Returns the name that users write, as {@code application/Puh2ziIsGbnA3JVmRGbAP}. */
    String name() {
        return router + "/" + id;
    }

    private String idField() {
        return router + "Id";
    }

    /** Returns the text of the variables as a refresh sees it; null if the owner is gone. */
    @Nullable String find(Session session) {
        var row = session.dokploy().find(router + ".one", idField(), id);
        return row == null ? null : ApiValues.text(row, "env", router + ".one");
    }

    /** Reads the text of the variables at this moment. */
    String text(Session session) {
        var row = session.dokploy().queryUncached(router + ".one", ApiMapping.body(idField(), id));
        return ApiValues.text(row, "env", router + ".one");
    }

    /**
     * Changes the text of the variables, which other objects of this session may want to change at the same time.
     *
     * @return whether anything was written
     */
    boolean edit(Session session, UnaryOperator<String> change) {
        return session.exclusively(router, id, () -> {
            var current = text(session);
            var changed = change.apply(current);
            if (changed.equals(current)) {
                return false;
            }
            write(changed, session);
            return true;
        });
    }

    private void write(String text, Session session) {
        try {
            session.dokploy()
                    .mutate(router + ".update", ApiMapping.body(idField(), id).put("env", text));
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened() || !text(session).equals(text)) {
                throw failure;
            }
        }
    }
}
