package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.BuildQueues;
import com.dokploy.terraform.sandbox.builds.DeployTarget;
import com.dokploy.terraform.sandbox.builds.DeployTimes;
import com.dokploy.terraform.sandbox.builds.DeploymentLogs;
import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.docker.ServiceSpec;
import com.dokploy.terraform.sandbox.docker.TraefikFiles;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Persistent;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server behind both ways to call it: what it knows, what it keeps, and what its procedures do. */
public final class Backend implements Persistent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model = ServerModel.instance();
    private final Account account;
    private final Store store;
    private final Docker docker = new Docker();
    private final TraefikFiles traefik;
    private final DeploymentLogs logs = new DeploymentLogs();
    private final BuildQueues builds;
    private final ProcedureRunner procedures;

    /** A server with what {@link #dump} saved; null for an empty one. */
    public Backend(DeployTimes times, @Nullable JsonNode saved) {
        account = saved == null ? Account.create() : Account.restore(saved);
        store = new Store(model, account);
        traefik = new TraefikFiles(store);
        var spec = new ServiceSpec(store, docker);
        builds = new BuildQueues(store, docker, spec, logs, times.build());
        var views = new Views(model, store);
        var tables = new TableProcedures(model, store, views);
        var groups = new ArrayList<>(services(views, spec, tables, times.database()));
        groups.addAll(attachments(views));
        groups.addAll(organization(views));
        procedures = new ProcedureRunner(store, tables, groups);
        if (saved != null) {
            restore(saved);
        }
    }

    private List<ProcedureGroup> services(Views views, ServiceSpec spec, TableProcedures tables, Duration deployTime) {
        var applications = new DeployableService(DeployTarget.APPLICATION, store, views, docker, builds);
        var stacks = new DeployableService(DeployTarget.COMPOSE, store, views, docker, builds);
        var rows = new DatabaseRows(store, views);
        var databases = new DatabaseDeploys(store, rows, docker, spec, deployTime);
        return List.of(
                new ProjectProcedures(model, store, views),
                new EnvironmentProcedures(model, store),
                new OverviewProcedures(model, store),
                new ApplicationProcedures(applications, views, docker, spec, traefik),
                new ComposeProcedures(stacks, store, docker),
                new DatabaseProcedures(model, store, rows, docker, tables, databases),
                new VolumeProcedures(store, docker),
                new DeploymentProcedures(store, views, builds, logs));
    }

    private List<ProcedureGroup> attachments(Views views) {
        return List.of(
                new DomainProcedures(store),
                new MountProcedures(store, views),
                new PatchProcedures(store, views),
                new ScheduleProcedures(store, views, account),
                new VolumeBackupProcedures(store, views));
    }

    private List<ProcedureGroup> organization(Views views) {
        var accounts = new AccountViews(account, store, views);
        return List.of(
                new TagProcedures(store),
                new NetworkProcedures(store, docker),
                new RegistryProcedures(model, store),
                new DestinationProcedures(),
                new SshKeyProcedures(store),
                new ServerProcedures(store, views),
                new GitProviderProcedures(model, store),
                new UserProcedures(store, account, accounts),
                new OrganizationProcedures(account, accounts),
                new SettingsProcedures(model, traefik, builds));
    }

    /** What the server is made of. */
    public ServerModel model() {
        return model;
    }

    /** Its database. */
    public Store store() {
        return store;
    }

    /** What runs on its host. */
    public Docker docker() {
        return docker;
    }

    /** What runs on its host, as JSON. */
    public ObjectNode host() {
        return store.exclusively(docker::dump);
    }

    /** Deploys that wait or run. */
    public int queued() {
        return store.exclusively(builds::queued);
    }

    /** What it does when it is called. */
    public ProcedureRunner procedures() {
        return procedures;
    }

    @Override
    public long version() {
        return store.exclusively(store::version);
    }

    /** What a restart of the server does: the build queue is gone. */
    public void restart() {
        store.exclusively(() -> {
            builds.lose();
            return true;
        });
    }

    /** Everything that survives a stop, as JSON. */
    @Override
    public ObjectNode dump() {
        return store.exclusively(() -> {
            var dump = JSON.objectNode();
            dump.put("organization", account.organization()).put("user", account.user());
            dump.set("database", store.dump());
            dump.set("docker", docker.dump());
            dump.set("logs", logs.dump());
            return dump;
        });
    }

    private void restore(JsonNode dump) {
        store.exclusively(() -> {
            store.restore(dump.path("database"));
            docker.restore(dump.path("docker"));
            logs.restore(dump.path("logs"));
            builds.lose();
            return true;
        });
    }

    /** Forgets everything but the options. */
    public void reset() {
        store.exclusively(() -> {
            builds.lose();
            store.clear();
            docker.clear();
            traefik.clear();
            builds.clear();
            logs.clear();
            return true;
        });
    }
}
