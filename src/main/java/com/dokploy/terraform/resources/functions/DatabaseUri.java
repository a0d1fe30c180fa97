package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.service.EngineUri;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code provider::dokploy::database_uri(parts)}: the URI at which a client logs in to a database. */
public final class DatabaseUri implements Function {
    private static final String ENGINE = "engine";
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String DATABASE = "database";
    private static final long LARGEST_PORT = 65_535;

    /** A number with more of them is no part of a URI, and as a text it could fill the memory. */
    private static final int MOST_ZEROS = 100;

    /** A host name, also one of Docker, or an IP address; of those with colons only IPv6 addresses have two. */
    private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9._-]+|(?=.*:.*:)[0-9A-Fa-f:.]+");

    @Override
    public String name() {
        return "database_uri";
    }

    @Override
    public String summary() {
        return "Returns the connection URI of a database.";
    }

    @Override
    public String description() {
        return "Returns what `internal_uri` of the database resources holds, for a database that is managed elsewhere, or"
                + " whose password is write-only or belongs to another user. User, password and database are"
                + " percent-encoded. The URI is sensitive if the password is.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "parts",
                Type.DYNAMIC,
                "Object with `" + ENGINE + "` (" + quoted(EngineUri.engines()) + "), `" + HOST + "`, `" + PASSWORD
                        + "`, optionally `" + PORT + "` (the port of the engine if unset), `" + USER
                        + "` (not for `redis`, which has the user `default` only), and `" + DATABASE
                        + "` (for `postgres`, `mysql` and `mariadb`). All of them except `" + PORT
                        + "` are required where the engine has them."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof Value.Dynamic(var _, Value.MapValue(var entries)))) {
            throw problem("An object is required, such as `{ engine = \"postgres\", host = \"orders-db\", … }`");
        }
        var parts = new TreeMap<>(entries);
        parts.values().removeIf(Value::isNull);
        var engine = parts.containsKey(ENGINE) ? text(parts, ENGINE) : "";
        var uri = EngineUri.of(engine);
        if (uri == null) {
            throw problem("`" + ENGINE + "` must be one of " + quoted(EngineUri.engines()));
        }
        refuseOthers(parts, engine, uri);
        var host = text(parts, HOST);
        if (!HOSTS.matcher(host).matches()) {
            throw problem("`" + HOST + "` must be a host name or an IP address, without scheme and port");
        }
        return Value.of(uri.text(
                uri.hasUser() ? text(parts, USER) : null,
                text(parts, PASSWORD),
                host,
                parts.containsKey(PORT) ? port(parts) : uri.port(),
                uri.hasDatabase() ? text(parts, DATABASE) : null));
    }

    private static void refuseOthers(Map<String, Value> parts, String engine, EngineUri uri) {
        var known = new ArrayList<>(List.of(ENGINE, HOST, PORT));
        if (uri.hasUser()) {
            known.add(USER);
        }
        known.add(PASSWORD);
        if (uri.hasDatabase()) {
            known.add(DATABASE);
        }
        for (var name : parts.keySet()) {
            if (!known.contains(name)) {
                throw problem("`" + name + "` cannot be set: the engine `" + engine + "` has " + quoted(known));
            }
        }
    }

    /** Returns a part as Terraform would convert it to a string. */
    private static String text(Map<String, Value> parts, String name) {
        var text = switch (parts.get(name)) {
            case Value.Text(var given) -> given;
            case Value.Number(var number) when Math.abs(number.scale()) < MOST_ZEROS -> number.toPlainString();
            case null, default -> throw problem("`" + name + "` is required, and must be a string");
        };
        if (text.isEmpty()) {
            throw problem("`" + name + "` must not be empty");
        }
        return text;
    }

    private static long port(Map<String, Value> parts) {
        var port = number(text(parts, PORT));
        if (port == null
                || port.stripTrailingZeros().scale() > 0
                || port.signum() <= 0
                || port.compareTo(BigDecimal.valueOf(LARGEST_PORT)) > 0) {
            throw problem("`" + PORT + "` must be between 1 and " + LARGEST_PORT);
        }
        return port.longValue();
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static ArgumentException problem(String problem) {
        return new ArgumentException(0, problem);
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
