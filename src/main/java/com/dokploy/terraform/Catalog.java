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

/** What a provider offers, one line for each type. */
public final class Catalog {
    private static final Catalog ALL = new Catalog(List.of(
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
            new VolumeBackup()));

    private final List<Resource<Session>> resources;

    private Catalog(List<Resource<Session>> resources) {
        this.resources = resources;
    }

    /** Everything that this provider offers. */
    public static Catalog all() {
        return ALL;
    }

    /** The same, and one type more. */
    public Catalog with(Resource<Session> resource) {
        var more = new ArrayList<>(resources);
        more.add(resource);
        return new Catalog(List.copyOf(more));
    }

    /** The resources. */
    public List<Resource<Session>> resources() {
        return resources;
    }

    /** The data sources. */
    public List<DataSource<Session>> dataSources() {
        var all = new ArrayList<DataSource<Session>>();
        for (var resource : resources) {
            all.addAll(resource.dataSources());
        }
        all.add(ListDataSource.ofServices());
        return all;
    }

    /** The functions. */
    public List<Function> functions() {
        return List.of(new CronNext(), new DotenvDecode());
    }
}
