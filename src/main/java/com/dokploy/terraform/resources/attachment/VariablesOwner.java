package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.variables.Variables;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project, an environment or a service, and the text that its variables are on the server.
 *
 * @param router the first part of its procedures' names
 * @param id its id
 * @param service the service that it is; null for what is none
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

    /** As users name it, as {@code application/Puh2ziIsGbnA3JVmRGbAP}. */
    String name() {
        return router + "/" + id;
    }

    private String idField() {
        return router + "Id";
    }

    /** Its text as a refresh sees it; null if the owner is gone. */
    @Nullable String find(Session session) {
        var row = session.dokploy().find(router + ".one", idField(), id);
        return row == null ? null : ApiValues.text(row, "env", router + ".one");
    }

    /** Its text at this moment. */
    String text(Session session) {
        var row = session.dokploy().queryUncached(router + ".one", ApiMapping.body(idField(), id));
        return ApiValues.text(row, "env", router + ".one");
    }

    /**
     * Changes the text, which others of this session may want to change at the same time.
     *
     * @return whether anything was written
     */
    boolean edit(Session session, UnaryOperator<String> change) {
        return session.exclusively(Variables.lockOf(router, id), () -> {
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
