package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_registry}: the login of a registry of images. */
public final class Registry extends NamedResource {
    private static final String URL_FIELD = "registryUrl";

    private final Attribute<String> url;
    private final Attribute<String> username;
    private final Attribute<String> password;
    private final Attribute<String> serverId;

    /** Declares the attributes of {@code dokploy_registry}. */
    public Registry() {
        super(
                "dokploy_registry",
                "Login of a registry of container images. Whenever the resource is created or changed, Dokploy logs in"
                        + " with `docker login`, and the apply fails if that fails.",
                new Names("registry", "registryId", "registry.remove"),
                name -> name.apiField("registryName").check(Check.notEmpty()).describe("Name in Dokploy's dashboard."));
        url = s.string("registry_url")
                .check(Check.matches(
                        "([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\\d{1,5})?(/[a-zA-Z0-9._/-]+)?)?",
                        "a host, with a port if necessary and without a scheme, such as `ghcr.io` or"
                                + " `registry.example.com:5000`"))
                .describe(
                        "Host of the registry, for example `ghcr.io`.",
                        "If unset, Docker Hub.",
                        "Null for Docker Hub.");
        username = s.string("username")
                .required()
                .check(Check.matches("\\S(.*\\S)?", "a name without blanks at the beginning and end"))
                .describe("User name.");
        password = s.string("password").sensitive().check(Check.notEmpty()).describe("Password or access token.");
        Secrets.addRequiredCounterpart(s, password);
        s.string("image_prefix")
                .describe(
                        "What Dokploy puts before the names of the images that it pushes, for example the name of an"
                                + " organization.",
                        "If unset, the user name.",
                        "Null for the user name.");
        serverId = s.string("server_id")
                .references("dokploy_server")
                .local()
                .describe("ID of the remote server that tries the login. If unset, the Dokploy host tries it. Dokploy"
                        + " does not store the ID.");
        s.createdAt();
        addNotes();
    }

    private void addNotes() {
        s.note(
                Note.Kind.WARNING,
                "Dokploy saves a change before it tries the login. If the login fails, the apply fails, and the state"
                        + " holds what Dokploy has saved. An apply that changes nothing does not try the login again.");
        s.note(
                Note.Kind.WARNING,
                "Dokploy removes a registry without a warning while applications use it, and clears their"
                        + " `registry_id`, `build_registry_id` and rollback registry.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a registry by ID or name. The password is not exposed.", name),
                list(
                        "dokploy_registries",
                        "Lists the registries of the organization. Passwords are not exposed.",
                        List.of("name", "registry_url"),
                        "registry_url",
                        "username",
                        "image_prefix",
                        "created_at"));
    }

    /** Names Docker Hub by null, where Dokploy has an empty text (v0.30.2). */
    @Override
    protected JsonNode asRow(JsonNode answer) {
        return answer.path(URL_FIELD).asText().isEmpty() && answer.deepCopy() instanceof ObjectNode row
                ? row.putNull(URL_FIELD)
                : answer;
    }

    /** Names Docker Hub by an empty text, and the server to log in from only where there is one (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.isNull(url)) {
            body.put(URL_FIELD, "");
        }
        if (plan.has(serverId)) {
            body.put("serverId", plan.get(serverId));
        }
    }

    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        creation.put("registryType", "cloud");
    }

    /** Adds the password, which only the list of all registries shows (v0.30.2). */
    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        if (Secrets.isWriteOnlyInUse(schema(), password, known)) {
            return state.with(password, null);
        }
        var registryId = row.path("registryId").asText();
        for (var registry : siblings(state, session.dokploy()::query)) {
            if (registry.path("registryId").asText().equals(registryId)) {
                return state.with(password, registry.path("password").asText());
            }
        }
        return state;
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        try {
            return super.create(request, session);
        } catch (ApiException failure) {
            throw isLogin(failure) ? failedLogin(request.planned(), failure, "Nothing was created.") : failure;
        }
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        try {
            return super.update(request, session);
        } catch (ApiException failure) {
            if (!isLogin(failure)) {
                throw failure;
            }
            var changed = read(
                    ReadRequest.forDataSource(
                            request.planned().with(id, request.prior().get(id))),
                    session);
            if (changed != null) {
                request.save(changed);
            }
            throw failedLogin(
                    request.planned(),
                    failure,
                    "Dokploy has saved the change all the same, and an apply that changes nothing does not try the"
                            + " login"
                            + " again.");
        }
    }

    /** Whether Dokploy tried to log in, and could not: it refuses nothing else without naming a field (v0.30.2). */
    private static boolean isLogin(ApiException failure) {
        return failure.error() instanceof ApiError.InvalidInput invalid
                && invalid.fields().isEmpty();
    }

    private DiagnosticException failedLogin(Values plan, ApiException failure, String outcome) {
        return new DiagnosticException(Diagnostic.error(
                Path.of(password.name()),
                "Registry Login Failed",
                "Dokploy could not log in to " + plan.find(url, "Docker Hub") + " as `" + plan.find(username, "")
                        + "`: "
                        + failure.error().message() + "\n\n" + outcome
                        + " Check `registry_url`, `username` and the password, and that the server reaches the"
                        + " registry. Correct the configuration and run `terraform apply` again."));
    }
}
