package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Reading;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.LookUp;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_postgres}: a PostgreSQL database. */
public final class Postgres implements Resource<Dokploy> {
    private static final Schema.Builder S = Schema.resource("dokploy_postgres", "A PostgreSQL database.");
    private static final Service SERVICE = Service.declare(S, ServiceKind.POSTGRES, "database");
    static final Attribute<String> DATABASE_NAME = S.string("database_name")
            .required()
            .replaces()
            .check(Check.notEmpty())
            .describe("Database that is made at the first start. A volume with data in it ignores another name, so a"
                    + " change makes a new, empty database.");
    static final Attribute<String> DATABASE_USER = S.string("database_user")
            .required()
            .replaces()
            .check(Check.notEmpty())
            .describe("Owner of the database, made at the first start. A volume with data in it ignores another name,"
                    + " so a change makes a new, empty database.");
    private static final Database DATABASE = Database.declare(
            S,
            new Database.Engine(ServiceKind.POSTGRES, "postgresql", 5432, "postgres:18", "/var/lib/postgresql"),
            SERVICE);

    private static final Schema SCHEMA = S.build();

    /** The data source of the same name. */
    public static LookUp lookUp() {
        return LookUp.of(
                new Postgres(),
                "Looks up a PostgreSQL database by id, or by name within an environment.",
                SERVICE.id,
                SERVICE::find,
                SERVICE.environmentId,
                SERVICE.name);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(State config, Diagnostics diagnostics) {
        DATABASE.validate(config, diagnostics);
    }

    @Override
    public void plan(Plan plan, @Nullable Dokploy dokploy) {
        DATABASE.plan(SCHEMA, plan, dokploy);
    }

    @Override
    public void planDestroy(State prior, Diagnostics diagnostics) {
        DATABASE.planDestroy(prior, diagnostics);
    }

    @Override
    public State create(Change change, Dokploy dokploy) {
        return DATABASE.create(
                SCHEMA,
                change,
                dokploy,
                known -> current(known, change.notes(), dokploy),
                DATABASE_NAME,
                DATABASE_USER);
    }

    @Override
    public @Nullable State read(Reading reading, Dokploy dokploy) {
        var postgres =
                dokploy.find("postgres.one", "postgresId", reading.state().get(SERVICE.id));
        return postgres == null ? null : state(postgres, reading.state(), reading.notes(), reading.isImport(), dokploy);
    }

    @Override
    public State update(Change change, Dokploy dokploy) {
        return DATABASE.update(SCHEMA, change, dokploy, known -> current(known, change.notes(), dokploy));
    }

    @Override
    public void delete(Change change, Dokploy dokploy) {
        DATABASE.delete(change, dokploy);
    }

    @Override
    public State importState(String id, Dokploy dokploy) {
        return SERVICE.importState(id, dokploy);
    }

    private static State current(State known, PrivateState notes, Dokploy dokploy) {
        var postgres = dokploy.query("postgres.one", Wire.body("postgresId", known.get(SERVICE.id)));
        return state(postgres, known, notes, false, dokploy);
    }

    private static State state(JsonNode postgres, State known, PrivateState notes, boolean isImport, Dokploy dokploy) {
        var state = Wire.state(SCHEMA, postgres, known);
        var login = new Database.Login(state.get(DATABASE_USER), state.get(DATABASE_NAME));
        return DATABASE.container.env.read(
                DATABASE.describe(SCHEMA, postgres, state, known, isImport, login, dokploy),
                known,
                notes,
                isImport,
                postgres.path("env").asText(""));
    }
}
