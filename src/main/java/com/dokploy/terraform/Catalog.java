package com.dokploy.terraform;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.DotenvDecode;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.Domain;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.deploy.Deployment;
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
import java.util.List;

/** Everything that the provider offers, one line each. */
public final class Catalog {
    private Catalog() {}

    /** The resources. */
    public static List<Resource<Dokploy>> resources() {
        return List.of(
                new Application(), //
                new Compose(),
                new Deployment(),
                new Domain(),
                new Environment(),
                Libsql.resource(),
                Mariadb.resource(),
                Mongo.resource(),
                Mount.resource(),
                Mysql.resource(),
                Port.resource(),
                Postgres.resource(),
                new Project(),
                Redirect.resource(),
                Redis.resource(),
                BasicAuth.resource());
    }

    /** The data sources. */
    public static List<DataSource<Dokploy>> dataSources() {
        return List.of(
                Application.lookUp(), //
                Compose.lookUp(),
                Domain.lookUp(),
                Environment.lookUp(),
                Libsql.resource().lookUp(),
                Mariadb.resource().lookUp(),
                Mongo.resource().lookUp(),
                Mount.resource().lookUp(),
                Mysql.resource().lookUp(),
                Port.resource().lookUp(),
                Postgres.resource().lookUp(),
                Project.lookUp(),
                Redirect.resource().lookUp(),
                Redis.resource().lookUp(),
                BasicAuth.resource().lookUp());
    }

    /** The functions. */
    public static List<Function> functions() {
        return List.of(new DotenvDecode());
    }
}
