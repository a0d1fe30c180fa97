package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.client.ServiceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Objects for one contract case, made on first use, in a project of its own that {@link #close} removes. */
final class ContractObjects implements AutoCloseable {
    private static final Map<String, String> REMOVALS =
            Map.of("projectId", "project.remove", "tagId", "tag.remove", "destinationId", "destination.remove");

    private static final Map<String, CreateCall> CREATES = Map.ofEntries(
            entry("environmentId", "environment", "'name':'e','projectId':'$projectId'"),
            entry("applicationId", "application", "'name':'a','environmentId':'$envDefault'"),
            entry("composeId", "compose", "'name':'c','environmentId':'$envDefault'"),
            entry("domainId", "domain", "'host':'x.example.com','applicationId':'$applicationId'"),
            entry(
                    "mountId",
                    "mounts",
                    "'type':'file','filePath':'f','content':'c','mountPath':'/x','serviceId':'$applicationId',"
                            + "'serviceType':'application'"),
            entry("portId", "port", "'applicationId':'$applicationId','publishedPort':18080,'targetPort':80"),
            Map.entry(
                    "redirectId",
                    new CreateCall(
                            "redirects",
                            "'regex':'a','replacement':'b','permanent':true,'applicationId':'$applicationId'",
                            false)),
            Map.entry(
                    "securityId",
                    new CreateCall(
                            "security", "'username':'w','password':'p','applicationId':'$applicationId'", false)),
            entry(
                    "destinationId",
                    "destination",
                    "'name':'d','provider':null,'accessKey':'a','secretAccessKey':'s','bucket':'b','region':'r',"
                            + "'endpoint':'e'"),
            entry(
                    "volumeBackupId",
                    "volumeBackups",
                    "'name':'v','volumeName':'v','prefix':'p','cronExpression':'0 0 * * *',"
                            + "'destinationId':'$destinationId','applicationId':'$applicationId',"
                            + "'serviceType':'application'"),
            entry(
                    "scheduleId",
                    "schedule",
                    "'name':'s','cronExpression':'0 0 * * *','command':'c','enabled':false,"
                            + "'applicationId':'$applicationId'"),
            entry("patchId", "patch", "'filePath':'w','content':'c','applicationId':'$applicationId'"));

    /** What is no service, by the name of its id column or by what else stands for it. */
    private static final List<String> OTHERS = List.of(
            "projectId",
            "environmentId",
            "envDefault",
            "domainId",
            "mountId",
            "portId",
            "redirectId",
            "securityId",
            "tagId",
            "destinationId",
            "volumeBackupId",
            "backupId",
            "scheduleId",
            "patchId",
            "volumeName",
            "webServerBackupId",
            "userId");

    private final TestClient client;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> adopted = new LinkedHashMap<>();

    /**
     * How an object is made.
     *
     * @param router whose {@code create} is called
     * @param body its input, in single quotes
     * @param answersId whether the create answers the id; otherwise the application shows it
     */
    private record CreateCall(String router, String body, boolean answersId) {}

    private static Map.Entry<String, CreateCall> entry(String id, String router, String body) {
        return Map.entry(id, new CreateCall(router, body, true));
    }

    ContractObjects(TestClient client) {
        this.client = client;
    }

    /** The id of an object by the name of its id column; {@code envDefault} is the project's first environment. */
    String id(String name) {
        var known = ids.get(name);
        if (known != null) {
            return known;
        }
        var made = make(name);
        ids.put(name, made);
        return made;
    }

    /** The text with {@code $name} replaced by the id of that object. */
    String fill(String text) {
        var filled = text;
        for (var name : names()) {
            if (filled.contains("$" + name)) {
                filled = filled.replace("$" + name, id(name));
            }
        }
        return filled;
    }

    private static List<String> names() {
        var names = new ArrayList<>(OTHERS);
        for (var type : ServiceType.values()) {
            names.add(type.idField());
        }
        return names;
    }

    private String make(String name) {
        return switch (name) {
            case "projectId" -> project();
            case "envDefault" -> {
                id("projectId");
                yield ids.getOrDefault("envDefault", "");
            }
            case "libsqlId" -> libsql();
            case "tagId" -> made("tag", "'name':'" + UUID.randomUUID() + "'", name);
            case "backupId" -> backup();
            case "webServerBackupId" -> webServerBackup();
            case "volumeName" -> volume();
            case "userId" -> user();
            default -> created(name);
        };
    }

    private String created(String name) {
        var call = CREATES.get(name);
        if (call == null) {
            return database(name);
        }
        return call.answersId() ? made(call.router(), call.body(), name) : attached(call.router(), call.body(), name);
    }

    private String database(String name) {
        for (var type : ServiceType.values()) {
            if (type.isDatabase() && type.idField().equals(name)) {
                return made(
                        type.router(),
                        "'name':'d','environmentId':'$envDefault','databasePassword':'p','databaseUser':'u',"
                                + "'databaseName':'n'",
                        name);
            }
        }
        throw new AssertionError("Nothing makes a " + name);
    }

    private String project() {
        var created = client.post("project.create", json("'name':'contract'"));
        ids.put("envDefault", created.path("environment").path("environmentId").asText());
        return created.path("project").path("projectId").asText();
    }

    private String made(String router, String body, String id) {
        return client.post(router + ".create", json(fill(body))).path(id).asText();
    }

    /** For creates that answer no id: the application shows it. */
    private String attached(String router, String body, String id) {
        client.post(router + ".create", json(fill(body)));
        var application = client.get("application.one", "applicationId", id("applicationId"));
        return application.path(router).path(0).path(id).asText();
    }

    private String libsql() {
        client.post(
                "libsql.create",
                json(fill("'name':'l','environmentId':'$envDefault','appName':'l','description':null,"
                        + "'databaseUser':'u','databasePassword':'p','sqldNode':'primary','sqldPrimaryUrl':null,"
                        + "'serverId':null")));
        var environment = client.get("environment.one", "environmentId", id("envDefault"));
        return environment.path("libsql").path(0).path("libsqlId").asText();
    }

    private String backup() {
        client.post(
                "backup.create",
                json(fill("'schedule':'0 0 * * *','enabled':false,'prefix':'p','destinationId':'$destinationId',"
                        + "'database':'d','databaseType':'postgres','postgresId':'$postgresId'")));
        var database = client.get("postgres.one", "postgresId", id("postgresId"));
        return database.path("backups").path(0).path("backupId").asText();
    }

    /** A backup of Dokploy itself, which goes with its bucket. */
    private String webServerBackup() {
        client.post(
                "backup.create",
                json(fill("'schedule':'0 0 * * *','enabled':false,'prefix':'p','destinationId':'$destinationId',"
                        + "'database':'dokploy','databaseType':'web-server','userId':'$userId'")));
        for (var backup :
                client.send("GET", "/api/user.getBackups", null).json().path("backups")) {
            if (backup.path("destinationId").asText().equals(id("destinationId"))) {
                return backup.path("backupId").asText();
            }
        }
        throw new AssertionError("the backup is not in the list");
    }

    private String user() {
        return client.send("GET", "/api/user.get", null).json().path("userId").asText();
    }

    /** The volume of a database that is gone. */
    private String volume() {
        var redis = json(fill("'redisId':'$redisId'"));
        var name = client.get("redis.one", "redisId", id("redisId"))
                        .path("appName")
                        .asText()
                + "-data";
        client.post("redis.deploy", redis);
        var removal = TestClient.object().put("volumeName", name).toString();
        // The container that makes the volume starts a little later.
        while (!client.send("POST", "/api/dockerVolume.removeVolume", removal)
                .text()
                .contains("volume is in use")) {
            pause();
        }
        client.post("redis.remove", redis);
        return name;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String json(String body) {
        return "{" + body.replace('\'', '"') + "}";
    }

    /** Remembers what a case itself created outside its project, so that it goes too. */
    void adopt(String path, TestClient.Answer answer) {
        if (answer.status() != 200 || !path.matches("/api/(project|tag|destination)\\.(create|duplicate)")) {
            return;
        }
        var created = answer.json().has("project") ? answer.json().path("project") : answer.json();
        for (var name : List.of("projectId", "tagId", "destinationId")) {
            if (created.path(name).isTextual()) {
                adopted.put(created.path(name).asText(), name);
            }
        }
    }

    @Override
    public void close() {
        adopted.forEach((id, name) -> remove(REMOVALS.getOrDefault(name, ""), name, id));
        REMOVALS.forEach((name, procedure) -> {
            if (ids.containsKey(name)) {
                remove(procedure, name, ids.getOrDefault(name, ""));
            }
        });
    }

    private void remove(String procedure, String name, String id) {
        client.send(
                "POST", "/api/" + procedure, TestClient.object().put(name, id).toString());
    }
}
