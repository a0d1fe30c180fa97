package com.dokploy.terraform;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.access.ApiKey;
import com.dokploy.terraform.resources.access.AuditLog;
import com.dokploy.terraform.resources.access.Bootstrap;
import com.dokploy.terraform.resources.access.CustomRole;
import com.dokploy.terraform.resources.access.EphemeralApiKey;
import com.dokploy.terraform.resources.access.Invitation;
import com.dokploy.terraform.resources.access.Organization;
import com.dokploy.terraform.resources.access.User;
import com.dokploy.terraform.resources.access.UserPermissions;
import com.dokploy.terraform.resources.action.CancelDeployment;
import com.dokploy.terraform.resources.action.CleanDocker;
import com.dokploy.terraform.resources.action.DeployService;
import com.dokploy.terraform.resources.action.RebuildDatabase;
import com.dokploy.terraform.resources.action.ReloadTraefik;
import com.dokploy.terraform.resources.action.RestartService;
import com.dokploy.terraform.resources.action.RestoreBackup;
import com.dokploy.terraform.resources.action.RollBack;
import com.dokploy.terraform.resources.action.RunBackup;
import com.dokploy.terraform.resources.action.RunSchedule;
import com.dokploy.terraform.resources.action.RunVolumeBackup;
import com.dokploy.terraform.resources.action.StartService;
import com.dokploy.terraform.resources.action.StopService;
import com.dokploy.terraform.resources.action.TestNotification;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.Domain;
import com.dokploy.terraform.resources.attachment.EnvironmentVariables;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Patch;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.attachment.TraefikConfig;
import com.dokploy.terraform.resources.backup.Backup;
import com.dokploy.terraform.resources.backup.BackupFiles;
import com.dokploy.terraform.resources.backup.Destination;
import com.dokploy.terraform.resources.backup.Schedule;
import com.dokploy.terraform.resources.backup.VolumeBackup;
import com.dokploy.terraform.resources.credential.Certificate;
import com.dokploy.terraform.resources.credential.EphemeralSshKeyPair;
import com.dokploy.terraform.resources.credential.Registry;
import com.dokploy.terraform.resources.credential.SshKey;
import com.dokploy.terraform.resources.deploy.Deployment;
import com.dokploy.terraform.resources.deploy.DeploymentHistory;
import com.dokploy.terraform.resources.deploy.PreviewDeployments;
import com.dokploy.terraform.resources.dns.DnsProvider;
import com.dokploy.terraform.resources.dns.DnsRecord;
import com.dokploy.terraform.resources.dns.DnsRecords;
import com.dokploy.terraform.resources.dns.DnsZones;
import com.dokploy.terraform.resources.functions.Bytes;
import com.dokploy.terraform.resources.functions.ComposeServices;
import com.dokploy.terraform.resources.functions.CronNext;
import com.dokploy.terraform.resources.functions.DatabaseUri;
import com.dokploy.terraform.resources.functions.DotenvDecode;
import com.dokploy.terraform.resources.functions.DotenvEncode;
import com.dokploy.terraform.resources.functions.Idna;
import com.dokploy.terraform.resources.functions.NanoCpus;
import com.dokploy.terraform.resources.functions.ParseImportId;
import com.dokploy.terraform.resources.functions.TraefikBasicAuth;
import com.dokploy.terraform.resources.git.Bitbucket;
import com.dokploy.terraform.resources.git.Gitea;
import com.dokploy.terraform.resources.git.GithubProvider;
import com.dokploy.terraform.resources.git.Gitlab;
import com.dokploy.terraform.resources.identity.ForwardAuth;
import com.dokploy.terraform.resources.identity.ScimProvider;
import com.dokploy.terraform.resources.identity.SsoProvider;
import com.dokploy.terraform.resources.identity.SsoTrustedOrigin;
import com.dokploy.terraform.resources.network.Network;
import com.dokploy.terraform.resources.notification.AnyNotification;
import com.dokploy.terraform.resources.notification.CustomNotification;
import com.dokploy.terraform.resources.notification.DiscordNotification;
import com.dokploy.terraform.resources.notification.EmailNotification;
import com.dokploy.terraform.resources.notification.GotifyNotification;
import com.dokploy.terraform.resources.notification.LarkNotification;
import com.dokploy.terraform.resources.notification.MattermostNotification;
import com.dokploy.terraform.resources.notification.Notifications;
import com.dokploy.terraform.resources.notification.NtfyNotification;
import com.dokploy.terraform.resources.notification.PushoverNotification;
import com.dokploy.terraform.resources.notification.ResendNotification;
import com.dokploy.terraform.resources.notification.SlackNotification;
import com.dokploy.terraform.resources.notification.TeamsNotification;
import com.dokploy.terraform.resources.notification.TelegramNotification;
import com.dokploy.terraform.resources.project.Environment;
import com.dokploy.terraform.resources.project.Project;
import com.dokploy.terraform.resources.project.ProjectTag;
import com.dokploy.terraform.resources.project.Tag;
import com.dokploy.terraform.resources.project.Unmanaged;
import com.dokploy.terraform.resources.server.JoinCommand;
import com.dokploy.terraform.resources.server.Nodes;
import com.dokploy.terraform.resources.server.Server;
import com.dokploy.terraform.resources.server.ServerGpu;
import com.dokploy.terraform.resources.server.ServerSecurity;
import com.dokploy.terraform.resources.server.ServerValidation;
import com.dokploy.terraform.resources.service.Application;
import com.dokploy.terraform.resources.service.Compose;
import com.dokploy.terraform.resources.service.ContainerLogs;
import com.dokploy.terraform.resources.service.Containers;
import com.dokploy.terraform.resources.service.DatabaseCredentials;
import com.dokploy.terraform.resources.service.EphemeralPassword;
import com.dokploy.terraform.resources.service.Libsql;
import com.dokploy.terraform.resources.service.Mariadb;
import com.dokploy.terraform.resources.service.Mongo;
import com.dokploy.terraform.resources.service.Mysql;
import com.dokploy.terraform.resources.service.Postgres;
import com.dokploy.terraform.resources.service.Redis;
import com.dokploy.terraform.resources.service.Services;
import com.dokploy.terraform.resources.service.SingleContainer;
import com.dokploy.terraform.resources.service.SingleTemplate;
import com.dokploy.terraform.resources.service.Templates;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.settings.Ai;
import com.dokploy.terraform.resources.settings.AiModels;
import com.dokploy.terraform.resources.settings.ServerHealth;
import com.dokploy.terraform.resources.settings.Version;
import com.dokploy.terraform.resources.settings.WebServerSettings;
import com.dokploy.terraform.resources.settings.Whitelabeling;
import com.dokploy.terraform.resources.support.DerivedList;
import com.dokploy.terraform.resources.vault.VaultProvider;
import com.dokploy.terraform.resources.vault.VaultSecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a provider offers, one line for each type. A type declares its schema when it is first asked for: a start of the
 * provider needs few of them. Thread-safe.
 */
public final class Catalog {
    private final Declarations<Resource<Session>> types = new Declarations<>();
    private final Declarations<DataSource<Session>> otherDataSources = new Declarations<>();
    private final Declarations<Function> functions = new Declarations<>();
    private final Declarations<Ephemeral<Session>> ephemerals = new Declarations<>();
    private final Declarations<Action<Session>> actions = new Declarations<>();
    private final Map<String, List<DataSource<Session>>> dataSources = new ConcurrentHashMap<>();

    /** Offers all types of this provider. Schemas are compared by identity, so one catalog serves a process. */
    public Catalog() {
        types.put("dokploy_ai", Ai::new);
        types.put("dokploy_api_key", ApiKey::new);
        types.put("dokploy_application", Application::new);
        types.put("dokploy_backup", Backup::new);
        types.put("dokploy_basic_auth", BasicAuth::new);
        types.put("dokploy_bitbucket_provider", Bitbucket::new);
        types.put("dokploy_bootstrap", Bootstrap::new);
        types.put("dokploy_certificate", Certificate::new);
        types.put("dokploy_compose", Compose::new);
        types.put("dokploy_custom_notification", CustomNotification::new);
        types.put("dokploy_custom_role", CustomRole::new);
        types.put("dokploy_deployment", Deployment::new);
        types.put("dokploy_destination", Destination::new);
        types.put("dokploy_discord_notification", DiscordNotification::new);
        types.put("dokploy_dns_provider", DnsProvider::new);
        types.put("dokploy_dns_record", DnsRecord::new);
        types.put("dokploy_domain", Domain::new);
        types.put("dokploy_email_notification", EmailNotification::new);
        types.put("dokploy_environment", Environment::new);
        types.put("dokploy_environment_variables", EnvironmentVariables::new);
        types.put("dokploy_forward_auth", ForwardAuth::new);
        types.put("dokploy_gitea_provider", Gitea::new);
        types.put("dokploy_gitlab_provider", Gitlab::new);
        types.put("dokploy_gotify_notification", GotifyNotification::new);
        types.put("dokploy_invitation", Invitation::new);
        types.put("dokploy_lark_notification", LarkNotification::new);
        types.put("dokploy_libsql", Libsql::new);
        types.put("dokploy_mariadb", Mariadb::new);
        types.put("dokploy_mattermost_notification", MattermostNotification::new);
        types.put("dokploy_mongo", Mongo::new);
        types.put("dokploy_mount", Mount::new);
        types.put("dokploy_mysql", Mysql::new);
        types.put("dokploy_network", Network::new);
        types.put("dokploy_ntfy_notification", NtfyNotification::new);
        types.put("dokploy_organization", Organization::new);
        types.put("dokploy_patch", Patch::new);
        types.put("dokploy_port", Port::new);
        types.put("dokploy_postgres", Postgres::new);
        types.put("dokploy_project", Project::new);
        types.put("dokploy_project_tag", ProjectTag::new);
        types.put("dokploy_pushover_notification", PushoverNotification::new);
        types.put("dokploy_redirect", Redirect::new);
        types.put("dokploy_redis", Redis::new);
        types.put("dokploy_registry", Registry::new);
        types.put("dokploy_resend_notification", ResendNotification::new);
        types.put("dokploy_schedule", Schedule::new);
        types.put("dokploy_scim_provider", ScimProvider::new);
        types.put("dokploy_server", Server::new);
        types.put("dokploy_slack_notification", SlackNotification::new);
        types.put("dokploy_ssh_key", SshKey::new);
        types.put("dokploy_sso_provider", SsoProvider::new);
        types.put("dokploy_sso_trusted_origin", SsoTrustedOrigin::new);
        types.put("dokploy_tag", Tag::new);
        types.put("dokploy_teams_notification", TeamsNotification::new);
        types.put("dokploy_telegram_notification", TelegramNotification::new);
        types.put("dokploy_traefik_config", TraefikConfig::new);
        types.put("dokploy_user", User::new);
        types.put("dokploy_user_permissions", UserPermissions::new);
        types.put("dokploy_vault_provider", VaultProvider::new);
        types.put("dokploy_volume_backup", VolumeBackup::new);
        types.put("dokploy_web_server_settings", WebServerSettings::new);
        types.put("dokploy_whitelabeling", Whitelabeling::new);
        addOtherDataSources();
        addEphemerals();
        addFunctions();
        addActions();
    }

    private void addOtherDataSources() {
        otherDataSources.put("dokploy_ai_models", AiModels::new);
        otherDataSources.put(
                "dokploy_applications", () -> Services.ofType("dokploy_applications", ServiceType.APPLICATION));
        otherDataSources.put("dokploy_audit_log", AuditLog::new);
        otherDataSources.put("dokploy_backup_files", BackupFiles::new);
        otherDataSources.put("dokploy_composes", () -> Services.ofType("dokploy_composes", ServiceType.COMPOSE));
        otherDataSources.put("dokploy_container", SingleContainer::new);
        otherDataSources.put("dokploy_container_logs", ContainerLogs::new);
        otherDataSources.put("dokploy_containers", Containers::new);
        otherDataSources.put("dokploy_deployments", DeploymentHistory::new);
        otherDataSources.put("dokploy_dns_records", DnsRecords::new);
        otherDataSources.put("dokploy_dns_zones", DnsZones::new);
        otherDataSources.put("dokploy_git_providers", GithubProvider::listOfAllKinds);
        otherDataSources.put("dokploy_github_provider", GithubProvider::new);
        otherDataSources.put("dokploy_github_providers", GithubProvider::list);
        otherDataSources.put("dokploy_join_command", JoinCommand::new);
        otherDataSources.put("dokploy_nodes", Nodes::new);
        otherDataSources.put("dokploy_notification", AnyNotification::new);
        otherDataSources.put("dokploy_notifications", Notifications::new);
        otherDataSources.put("dokploy_preview_deployments", PreviewDeployments::new);
        otherDataSources.put("dokploy_server_gpu", ServerGpu::new);
        otherDataSources.put("dokploy_server_health", ServerHealth::new);
        otherDataSources.put("dokploy_server_security", ServerSecurity::new);
        otherDataSources.put("dokploy_server_validation", ServerValidation::new);
        otherDataSources.put("dokploy_services", Services::new);
        otherDataSources.put("dokploy_template", SingleTemplate::new);
        otherDataSources.put("dokploy_templates", Templates::new);
        otherDataSources.put("dokploy_unmanaged", Unmanaged::new);
        otherDataSources.put("dokploy_vault_secret_names", VaultSecretNames::new);
        otherDataSources.put("dokploy_version", Version::new);
    }

    private void addEphemerals() {
        ephemerals.put("dokploy_api_key", EphemeralApiKey::new);
        ephemerals.put("dokploy_database_credentials", DatabaseCredentials::new);
        ephemerals.put("dokploy_password", EphemeralPassword::new);
        ephemerals.put("dokploy_ssh_key_pair", EphemeralSshKeyPair::new);
    }

    private void addFunctions() {
        functions.put("bytes", Bytes::new);
        functions.put("compose_services", ComposeServices::new);
        functions.put("cron_next", CronNext::new);
        functions.put("database_uri", DatabaseUri::new);
        functions.put("dotenv_decode", DotenvDecode::new);
        functions.put("dotenv_encode", DotenvEncode::new);
        functions.put("idna", Idna::new);
        functions.put("nano_cpus", NanoCpus::new);
        functions.put("parse_import_id", () -> new ParseImportId(this::resource));
        functions.put("traefik_basic_auth", TraefikBasicAuth::new);
    }

    private void addActions() {
        actions.put("dokploy_cancel_deployment", CancelDeployment::new);
        actions.put("dokploy_clean_docker", CleanDocker::new);
        actions.put("dokploy_deploy", DeployService::deploy);
        actions.put("dokploy_rebuild_database", RebuildDatabase::new);
        actions.put("dokploy_redeploy", DeployService::redeploy);
        actions.put("dokploy_reload_traefik", ReloadTraefik::new);
        actions.put("dokploy_restart", RestartService::new);
        actions.put("dokploy_restore_backup", RestoreBackup::new);
        actions.put("dokploy_rollback", RollBack::new);
        actions.put("dokploy_run_backup", RunBackup::new);
        actions.put("dokploy_run_schedule", RunSchedule::new);
        actions.put("dokploy_run_volume_backup", RunVolumeBackup::new);
        actions.put("dokploy_start", StartService::new);
        actions.put("dokploy_stop", StopService::new);
        actions.put("dokploy_test_notification", TestNotification::new);
    }

    private Catalog(Catalog catalog) {
        types.putAll(catalog.types);
        otherDataSources.putAll(catalog.otherDataSources);
        dataSources.putAll(catalog.dataSources);
        ephemerals.putAll(catalog.ephemerals);
        addFunctions();
        actions.putAll(catalog.actions);
    }

    /** The same, and one type more. */
    public Catalog with(Resource<Session> resource) {
        var more = new Catalog(this);
        more.types.put(resource.schema().name(), () -> resource);
        return more;
    }

    /** The resources. */
    public List<Resource<Session>> resources() {
        return types.all();
    }

    /** Returns the resource of a type name; null if there is none. */
    public @Nullable Resource<Session> resource(String name) {
        return types.find(name);
    }

    /** Returns the list of the objects of a type; null if nothing lists them. */
    public @Nullable ListResource<Session> listResource(Resource<Session> resource) {
        var declared = resource.list();
        return declared == null ? DerivedList.of(resource) : declared;
    }

    /** The data sources. */
    public List<DataSource<Session>> dataSources() {
        var all = new ArrayList<DataSource<Session>>();
        for (var type : types.names()) {
            all.addAll(dataSources(type));
        }
        all.addAll(otherDataSources());
        return all;
    }

    /** The data sources that belong to no resource. */
    public List<DataSource<Session>> otherDataSources() {
        return otherDataSources.all();
    }

    /**
     * Returns the data source of a type name; null if there is none. A data source is named after the resource that it
     * belongs to, so that hardly any other has to be declared.
     */
    public @Nullable DataSource<Session> dataSource(String name) {
        var other = otherDataSources.find(name);
        if (other != null) {
            return other;
        }
        for (var type : types.names()) {
            if (name.startsWith(type)) {
                var found = named(dataSources(type), name);
                if (found != null) {
                    return found;
                }
            }
        }
        return named(dataSources(), name);
    }

    private static @Nullable DataSource<Session> named(List<DataSource<Session>> dataSources, String name) {
        for (var dataSource : dataSources) {
            if (dataSource.schema().name().equals(name)) {
                return dataSource;
            }
        }
        return null;
    }

    private List<DataSource<Session>> dataSources(String type) {
        return dataSources.computeIfAbsent(type, _ -> types.get(type).dataSources());
    }

    /** The actions. */
    public List<Action<Session>> actions() {
        return actions.all();
    }

    /** Returns the action of a type name; null if there is none. */
    public @Nullable Action<Session> action(String name) {
        return actions.find(name);
    }

    /** The ephemeral resources. */
    public List<Ephemeral<Session>> ephemerals() {
        return ephemerals.all();
    }

    /** Returns the ephemeral resource of a type name; null if there is none. */
    public @Nullable Ephemeral<Session> ephemeral(String name) {
        return ephemerals.find(name);
    }

    /** The functions. */
    public List<Function> functions() {
        return functions.all();
    }

    /** Returns the function of a name; null if there is none. */
    public @Nullable Function function(String name) {
        return functions.find(name);
    }
}
