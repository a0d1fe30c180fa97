package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.function.Function;

/** Settings that there are once, without their secrets. */
final class SettingsDataSource implements DataSource<Session> {
    private final Schema schema;
    private final Function<Session, Values> settings;

    /**
     * Derives the data source of the resource.
     *
     * @param resource the schema of the resource
     * @param settings reads the settings, without secrets
     */
    SettingsDataSource(Schema resource, Function<Session, Values> settings) {
        schema = resource.asFound();
        this.settings = settings;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        return settings.apply(session).only(schema);
    }
}
