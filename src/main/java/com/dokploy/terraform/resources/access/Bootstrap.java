package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.Accounts;
import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_bootstrap}: the first administrator of a server, and the API key that everything else is managed with.
 * It needs no key of the provider's: it signs up, and later calls with the key in its own state.
 */
public final class Bootstrap implements Resource<Session> {
    private final BootstrapAttributes attributes = new BootstrapAttributes();
    private final BootstrapDiagnostics texts = new BootstrapDiagnostics(attributes);

    @Override
    public Schema schema() {
        return attributes.schema;
    }

    @Override
    public boolean needsReadyServer() {
        return false;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var prior = plan.prior();
        if (prior != null && prior.isNull(attributes.apiKey)) {
            plan.unknown(attributes.apiKey);
            plan.unknown(attributes.apiKeyId);
        }
        if (prior == null && session != null) {
            OptionalReads.look("the accounts of the server", () -> {
                if (!new Accounts(session.server()).areNone()) {
                    plan.diagnostics().add(texts.administratorThere());
                }
            });
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var person = new Accounts.Person(
                attributes.email(plan),
                attributes.password(request.config()),
                plan.get(attributes.name),
                plan.find(attributes.lastName, ""));
        try (var signedIn = new Accounts(session.server()).signUp(person)) {
            var user = owner(signedIn, plan);
            if (!signedIn.isNew()) {
                request.diagnostics().add(texts.adopted(user));
            }
            var saved = request.save(attributes.identified(plan, user));
            var keyed = request.save(withNewKey(saved, user, signedIn, session));
            return updated(keyed, signedIn.dokploy());
        } catch (Accounts.RefusedException refused) {
            throw texts.refused(refused, attributes.email(plan), texts.adoptOrUseKey());
        }
    }

    private Administrator owner(Accounts.SignedIn signedIn, Values plan) {
        var user = Administrator.of(signedIn.dokploy());
        if (!user.isOwner()) {
            throw new DiagnosticException(texts.notOwner(plan, user));
        }
        return user;
    }

    private Values withNewKey(Values state, Administrator user, Accounts.SignedIn signedIn, Session session) {
        var made = KeyCreation.make(attributes.newKey(user.organizationId()), signedIn.dokploy());
        var secret = made.path("key").asText();
        session.keepSecret(secret);
        return state.with(attributes.apiKey, secret)
                .with(attributes.apiKeyId, made.path("id").asText());
    }

    /** Gives the user the names and the e-mail address of a state, and returns the state as the server has it then. */
    private Values updated(Values state, Dokploy dokploy) {
        var user = Administrator.of(dokploy);
        var changes = user.changesTo(
                attributes.email(state), state.get(attributes.name), state.find(attributes.lastName, ""));
        if (changes.isEmpty()) {
            return attributes.state(state, user);
        }
        dokploy.mutate("user.update", changes);
        return attributes.state(state, Administrator.of(dokploy));
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var key = state.find(attributes.apiKey);
        if (key == null) {
            return session.hasKey() ? readByProvider(state, session) : state;
        }
        try (var dokploy = session.server().withApiKey(new Secret(key))) {
            return attributes.state(state, Administrator.of(dokploy));
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Unauthorized)) {
                throw failure;
            }
        }
        if (new Accounts(session.server()).areNone()) {
            return null;
        }
        request.diagnostics().add(texts.keyRefused());
        return state.with(attributes.apiKey, null);
    }

    /** Reads with the provider's key, if that is one of the same user. */
    private Values readByProvider(Values state, Session session) {
        var user = Administrator.of(session.dokploy());
        return user.id().equals(state.get(attributes.id)) ? attributes.state(state, user) : state;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var key = prior.find(attributes.apiKey);
        var plan = attributes.kept(request.planned(), prior);
        if (key != null && !attributes.changesPassword(request)) {
            try (var dokploy = session.server().withApiKey(new Secret(key))) {
                return updated(plan, dokploy);
            }
        }
        try (var signedIn = signIn(request, session)) {
            var user = owner(signedIn, prior);
            if (!user.id().equals(prior.get(attributes.id))) {
                throw new DiagnosticException(texts.otherUser(user));
            }
            return updated(key == null ? rekeyed(plan, user, signedIn, request, session) : plan, signedIn.dokploy());
        }
    }

    /** Makes another key for a user whose key is refused, and removes what is left of the refused one. */
    private Values rekeyed(
            Values plan, Administrator user, Accounts.SignedIn signedIn, ApplyRequest request, Session session) {
        var prior = request.prior();
        var keyed = withNewKey(plan, user, signedIn, session);
        var known = prior.with(attributes.apiKey, keyed.get(attributes.apiKey))
                .with(attributes.apiKeyId, keyed.get(attributes.apiKeyId));
        request.save(known);
        var before = prior.find(attributes.apiKeyId);
        if (before != null) {
            OptionalReads.look("the former API key", () -> KeyCreation.remove(before, signedIn.dokploy()));
        }
        return keyed;
    }

    /**
     * Signs in with the configured password, and where the user still has the former one, changes it. Then the user may
     * have changed the password themselves, or the answer of an earlier apply was lost.
     */
    private Accounts.SignedIn signIn(ApplyRequest request, Session session) {
        var prior = request.prior();
        var accounts = new Accounts(session.server());
        var wanted = attributes.password(request.config());
        try {
            return accounts.signIn(attributes.email(prior), wanted);
        } catch (Accounts.RefusedException refused) {
            var before = prior.find(attributes.password, wanted.value());
            if (refused.wantsSecondFactor() || before.equals(wanted.value())) {
                throw texts.refused(refused, attributes.email(prior), texts.changeInDashboard());
            }
            var signedIn = changePassword(new Secret(before), wanted, prior, accounts);
            request.save(prior.withValue(attributes.password, request.planned().value(attributes.password)));
            return signedIn;
        }
    }

    private Accounts.SignedIn changePassword(Secret before, Secret wanted, Values prior, Accounts accounts) {
        try (var signedIn = accounts.signIn(attributes.email(prior), before)) {
            var user = Administrator.of(signedIn.dokploy());
            signedIn.dokploy().mutate("user.update", attributes.newPassword(user, before, wanted));
        } catch (Accounts.RefusedException refused) {
            throw texts.refused(refused, attributes.email(prior), texts.changeInDashboard());
        }
        return accounts.signIn(attributes.email(prior), wanted);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        diagnostics.add(texts.stays(prior));
    }

    /** Removes the key, with the key itself; a server has its owner for good (v0.30.2). */
    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        var key = prior.find(attributes.apiKey);
        var keyId = prior.find(attributes.apiKeyId);
        if (key == null || keyId == null) {
            if (keyId != null) {
                request.diagnostics().add(texts.keyStays());
            }
            return;
        }
        try (var dokploy = session.server().withApiKey(new Secret(key))) {
            KeyCreation.remove(keyId, dokploy);
        } catch (ApiException failure) {
            // A key that is refused does nothing any more.
            if (!(failure.error() instanceof ApiError.Unauthorized)) {
                throw failure;
            }
        }
    }

    @Override
    public String whyNotAdopted() {
        return "Only an empty server needs this type, and this server has an administrator.";
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(schema().name(), "Lists the user that the API key belongs to.");
        return new GatheredList(s.build(), (_, session) -> {
            var user = Administrator.of(session.dokploy());
            return Stream.of(new ListResource.ListedObject(user.email(), attributes.identified(Values.EMPTY, user)));
        });
    }

    @Override
    public List<String> importPath() {
        return List.of(attributes.email.name());
    }

    @Override
    public Values importState(String wanted, Session session) {
        var user = Administrator.of(session.dokploy());
        if (!wanted.equals(user.id()) && !wanted.equalsIgnoreCase(user.email())) {
            throw new DiagnosticException(Diagnostic.error(
                    Path.ROOT,
                    "Object Not Found",
                    "The provider's API key belongs to `" + user.email() + "` (`" + user.id() + "`), not to `" + wanted
                            + "`. Import the user that the API key belongs to."));
        }
        return attributes.identified(Values.EMPTY, user);
    }
}
