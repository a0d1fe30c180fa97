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
import com.dokploy.terraform.resources.project.Environment;
import com.dokploy.terraform.resources.project.Project;
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
                Mount.resource(),
                Port.resource(),
                new Postgres(),
                new Project(),
                Redirect.resource(),
                BasicAuth.resource());
    }

    /** The data sources. */
    public static List<DataSource<Dokploy>> dataSources() {
        return List.of(
                Application.lookUp(), //
                Domain.lookUp(),
                Environment.lookUp(),
                Mount.resource().lookUp(),
                Port.resource().lookUp(),
                Postgres.lookUp(),
                Project.lookUp(),
                Redirect.resource().lookUp(),
                BasicAuth.resource().lookUp());
    }

    /** The functions. */
    public static List<Function> functions() {
        return List.of(new DotenvDecode());
    }
}
