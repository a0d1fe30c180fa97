package com.dokploy.terraform;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.Domain;
import com.dokploy.terraform.resources.attachment.EnvironmentVariables;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Patch;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.attachment.TraefikConfig;
import com.dokploy.terraform.resources.backup.Backup;
import com.dokploy.terraform.resources.backup.Destination;
import com.dokploy.terraform.resources.backup.Schedule;
import com.dokploy.terraform.resources.backup.VolumeBackup;
import com.dokploy.terraform.resources.deploy.Deployment;
import com.dokploy.terraform.resources.functions.CronNext;
import com.dokploy.terraform.resources.functions.DotenvDecode;
import com.dokploy.terraform.resources.network.Network;
import com.dokploy.terraform.resources.project.Environment;
import com.dokploy.terraform.resources.project.Project;
import com.dokploy.terraform.resources.service.Application;
import com.dokploy.terraform.resources.service.Compose;
import com.dokploy.terraform.resources.service.Libsql;
import com.dokploy.terraform.resources.service.Mariadb;
import com.dokploy.terraform.resources.service.Mongo;
import com.dokploy.terraform.resources.service.Mysql;
import com.dokploy.terraform.resources.service.Postgres;
import com.dokploy.terraform.resources.service.Redis;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListDataSource;
import java.util.ArrayList;
import java.util.List;

/** Everything that the provider offers, one line each. */
public final class Catalog {
    private static final List<Resource<Session>> RESOURCES = List.of(
            new Application(), //
            new Backup(),
            new Compose(),
            new Deployment(),
            new Destination(),
            new Domain(),
            new Environment(),
            new EnvironmentVariables(),
            new Libsql(),
            new Mariadb(),
            new Mongo(),
            new Mount(),
            new Mysql(),
            new Network(),
            new Patch(),
            new Port(),
            new Postgres(),
            new Project(),
            new Redirect(),
            new Redis(),
            new Schedule(),
            new BasicAuth(),
            new TraefikConfig(),
            new VolumeBackup());

    private Catalog() {}

    /** The resources. */
    public static List<Resource<Session>> resources() {
        return RESOURCES;
    }

    /** The data sources. */
    public static List<DataSource<Session>> dataSources() {
        var all = new ArrayList<DataSource<Session>>();
        for (var resource : RESOURCES) {
            all.addAll(resource.dataSources());
        }
        all.add(ListDataSource.ofServices());
        return all;
    }

    /** The functions. */
    public static List<Function> functions() {
        return List.of(new CronNext(), new DotenvDecode());
    }
}
