package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.TransientFailures;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The passwords of a database: the user's, and the administrator's where there is one. */
final class Passwords implements Component {
    /** The time that a container may take to run after the deploy that starts it was answered. */
    private static final Duration CONTAINER_START = Duration.ofSeconds(20);

    /** Adds to an update of nothing but a password the fields that the server would reset otherwise. */
    interface Completion {
        /** Returns the completed body, for an object as it was before. */
        ObjectNode complete(ObjectNode body, Values prior);
    }

    private final ServiceResource service;
    private final DatabaseEngine engine;
    private final Completion completion;
    private final List<Password> all = new ArrayList<>();

    Passwords(ServiceResource service, DatabaseEngine engine, Completion completion) {
        this.service = service;
        this.engine = engine;
        this.completion = completion;
    }

    /**
     * Declares a password: the first call that of the user, the second that of the administrator.
     *
     * @param owner the owner of the password, completing "the password of the …"
     * @param isImmediate whether the running engine takes another password
     */
    void add(String name, String owner, boolean isImmediate) {
        all.add(new Password(service.s, name, owner, isImmediate, engine.passwords()));
    }

    /** Returns the attribute that holds the user's password. */
    Attribute<String> ofUser() {
        return all.getFirst().attribute;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var password : all) {
            password.validate(config, diagnostics);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        for (var password : all) {
            password.plan(service.schema(), plan);
        }
    }

    @Override
    public Values create(ObjectNode body, Values planned, ApplyRequest request) {
        var completed = planned;
        for (var password : all) {
            var secret = password.wanted(request);
            body.put(field(password), secret);
            completed = completed.with(password.attribute, password.stored(request, secret));
        }
        return completed;
    }

    @Override
    public Values update(Values planned, ApplyRequest request, Session session) {
        var completed = planned;
        var saved = request.prior();
        for (var password : all) {
            if (password.isNew(service.schema(), request)) {
                var secret = password.wanted(request);
                change(password, secret, request, session);
                completed = completed.with(password.attribute, password.stored(request, secret));
                saved = request.save(saved.withValue(password.attribute, completed.value(password.attribute)));
            }
        }
        return completed;
    }

    private String field(Password password) {
        return service.schema().apiField(password.attribute);
    }

    /**
     * Changes a password in the running engine; an engine that never ran, or keeps no passwords, gets it with a deploy.
     */
    private void change(Password password, String secret, ApplyRequest request, Session session) {
        var type = service.type;
        var prior = request.prior();
        var body = ApiMapping.body(type.idField(), prior.get(service.identity.id));
        if (!engine.keepsPasswords() || !service.deploys.hasRun(prior, request.privateState())) {
            session.dokploy()
                    .mutate(
                            type.procedure("update"),
                            completion.complete(body, prior).put(field(password), secret));
            return;
        }
        body.put("password", secret);
        if (password != all.getFirst()) {
            body.put("type", "root");
        }
        try {
            TransientFailures.retry(
                    CONTAINER_START,
                    request,
                    Passwords::isStarting,
                    () -> session.dokploy().mutate(type.procedure("changePassword"), body));
        } catch (ApiException failure) {
            throw failure.error() instanceof ApiError.Server ? notChanged(password, failure) : failure;
        }
    }

    /** Whether the container may be starting yet: a deploy is answered before its container runs (v0.30.2). */
    private static boolean isStarting(ApiException failure) {
        return failure.error() instanceof ApiError.Server
                && failure.error().message().contains("No running container");
    }

    private static DiagnosticException notChanged(Password password, ApiException failure) {
        return new DiagnosticException(Diagnostic.error(
                Path.of(password.attribute.name()),
                "Password Not Changed",
                "Dokploy could not change the password in the running database: "
                        + failure.error().message()
                        + "\n\nNothing was changed. Start or deploy the database, then run `terraform apply` again."));
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var read = state;
        for (var password : all) {
            var isHidden = password.isHidden(service.schema(), row.known());
            read = read.with(password.attribute, isHidden ? null : row.text(field(password)));
        }
        return read;
    }
}
