package com.dokploy.terraform;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.DotenvDecode;
import com.dokploy.terraform.resources.project.Environment;
import com.dokploy.terraform.resources.project.Project;
import com.dokploy.terraform.resources.routing.Domain;
import com.dokploy.terraform.resources.service.Application;
import com.dokploy.terraform.resources.service.Postgres;
import java.util.List;

/** Everything that the provider offers, one line each. */
public final class Catalog {
    private Catalog() {}

    /** The resources. */
    public static List<Resource<Dokploy>> resources() {
        return List.of(
                new Application(), //
                new Domain(),
                new Environment(),
                new Postgres(),
                new Project());
    }

    /** The data sources. */
    public static List<DataSource<Dokploy>> dataSources() {
        return List.of(
                Application.lookUp(), //
                Domain.lookUp(),
                Environment.lookUp(),
                Postgres.lookUp(),
                Project.lookUp());
    }

    /** The functions. */
    public static List<Function> functions() {
        return List.of(new DotenvDecode());
    }
}
