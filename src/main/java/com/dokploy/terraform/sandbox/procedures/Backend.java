package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.BuildQueues;
import com.dokploy.terraform.sandbox.builds.DeployTimes;
import com.dokploy.terraform.sandbox.builds.DeploymentLogs;
import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.docker.ServiceSpec;
import com.dokploy.terraform.sandbox.docker.TraefikFiles;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Owner;
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

/** The server behind both ways to call it: its model, its stored rows, and its procedures. */
public final class Backend implements Persistent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Account account;
    private final Store store;
    private final Owner owner;
    private final License license = new License();
    private final Docker docker = new Docker();
    private final TraefikFiles traefik;
    private final DeploymentLogs logs = new DeploymentLogs();
    private final BuildQueues builds;
    private final ProcedureRunner procedures;

    /**
     * Creates a server.
     *
     * @param hasOwner whether an empty server has an owner
     * @param saved the state from {@link #dump}; null for an empty server
     */
    public Backend(ServerModel model, DeployTimes times, boolean hasOwner, @Nullable JsonNode saved) {
        this.model = model;
        account = saved == null ? Account.create() : Account.restore(saved);
        store = new Store(model, account);
        owner = new Owner(store, account, hasOwner);
        traefik = new TraefikFiles(store);
        var spec = new ServiceSpec(store, docker);
        builds = new BuildQueues(store, docker, spec, logs, times.build());
        var views = new Views(model, store);
        var tables = new TableProcedures(model, store, views);
        var groups = new ArrayList<>(services(views, spec, tables, times.database()));
        groups.addAll(attachments(views));
        groups.addAll(organization(views));
        procedures = new ProcedureRunner(store, account, license, tables, groups);
        if (saved == null) {
            reset();
        } else {
            restore(saved);
        }
    }

    private List<ProcedureGroup> services(Views views, ServiceSpec spec, TableProcedures tables, Duration deployTime) {
        var applications = new DeployableService(model.service("application"), store, views, docker, builds);
        var stacks = new DeployableService(model.service("compose"), store, views, docker, builds);
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
                new HostProcedures(docker),
                new DeploymentProcedures(store, views, builds, logs),
                new RollbackProcedures(store, docker),
                new RunProcedures(store, docker, logs, new BackupFiles(store), deployTime));
    }

    private List<ProcedureGroup> attachments(Views views) {
        return List.of(
                new DomainProcedures(store),
                new MountProcedures(model, store, views),
                new PatchProcedures(store, views),
                new ScheduleProcedures(store, views, account),
                new VolumeBackupProcedures(store, views));
    }

    private List<ProcedureGroup> organization(Views views) {
        var accounts = new AccountViews(account, store, views);
        var roles = new Roles(store);
        var origins = new TrustedOrigins(store);
        return List.of(
                new TagProcedures(store),
                new AiProcedures(store),
                new WebServerProcedures(store),
                new WhitelabelingProcedures(store, license),
                new ScimProcedures(store, license),
                new ForwardAuthProcedures(store),
                origins,
                new SsoProcedures(store, account, license, origins),
                new DnsProviderProcedures(store),
                new VaultProviderProcedures(store),
                new NetworkProcedures(model, store, docker),
                new RegistryProcedures(model, store),
                new DestinationProcedures(store, new BackupFiles(store)),
                new NotificationProcedures(model, store),
                new SshKeyProcedures(store),
                new ServerProcedures(model, store, views),
                new ServerSetupProcedures(store),
                new GitProviderProcedures(model, store),
                new UserProcedures(store, account, accounts),
                new OrganizationProcedures(account, store, accounts, roles),
                new MemberProcedures(account, store, accounts, roles, license),
                new InvitationProcedures(store, accounts, roles),
                new LicenseProcedures(license),
                new AuditLogProcedures(store),
                new CustomRoleProcedures(store),
                new SettingsProcedures(model, traefik, builds),
                new DockerCleanup(model, store, docker));
    }

    /** The model of the server. */
    public ServerModel model() {
        return model;
    }

    /** The database of the server. */
    public Store store() {
        return store;
    }

    /** The first user of the server. */
    public Owner owner() {
        return owner;
    }

    /** The enterprise license of the server. */
    public License license() {
        return license;
    }

    /** The services that run on the server's host. */
    public Docker docker() {
        return docker;
    }

    /** The services that run on the server's host, as JSON. */
    public ObjectNode host() {
        return store.exclusively(docker::dump);
    }

    /** Deploys that wait or run. */
    public int queued() {
        return store.exclusively(builds::queued);
    }

    /** Runs the procedures of the server. */
    public ProcedureRunner procedures() {
        return procedures;
    }

    @Override
    public long version() {
        return store.exclusively(store::version);
    }

    /** Discards the build queue, as a restart of the server does. */
    public void restart() {
        store.exclusively(() -> {
            builds.discard();
            return true;
        });
    }

    /** Everything that survives a stop, as JSON. */
    @Override
    public ObjectNode dump() {
        return store.exclusively(() -> {
            var dump = JSON.objectNode();
            dump.put("organization", account.first()).put("user", account.user());
            dump.put("license", license.isValid());
            dump.set("database", store.dump());
            dump.set("docker", docker.dump());
            dump.set("traefik", traefik.dump());
            dump.set("logs", logs.dump());
            return dump;
        });
    }

    private void restore(JsonNode dump) {
        store.exclusively(() -> {
            license.set(dump.path("license").asBoolean());
            store.restore(dump.path("database"));
            owner.restore();
            docker.restore(dump.path("docker"));
            traefik.restore(dump.path("traefik"));
            logs.restore(dump.path("logs"));
            builds.discard();
            return true;
        });
    }

    /** Forgets everything but the options. */
    public void reset() {
        store.exclusively(() -> {
            builds.discard();
            license.set(false);
            license.session(false);
            store.clear();
            owner.begin();
            docker.clear();
            traefik.clear();
            builds.clear();
            logs.clear();
            return true;
        });
    }
}
