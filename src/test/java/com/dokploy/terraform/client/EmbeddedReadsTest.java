package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bodies have the shapes of Dokploy v0.30.2's. */
class EmbeddedReadsTest {
    @Test
    void completesADomainOfAnApplicationAsItsOwnReadIs() {
        var application = LocalServer.json("""
            {"applicationId":"a","appName":"web-1","name":"web",
             "domains":[{"domainId":"d","host":"a.example.com","applicationId":"a"}]}\
            """);

        assertThat(EmbeddedReads.carried(Query.byId("application.one", "applicationId", "a"), application))
                .containsExactly(
                        new EmbeddedReads.Carried(Query.byId("domain.one", "domainId", "d"), LocalServer.json("""
                    {"domainId":"d","host":"a.example.com","applicationId":"a",
                     "application":{"applicationId":"a","appName":"web-1","name":"web"}}\
                    """)));
    }

    @Test
    void completesADomainOfAComposeStackWithoutAnApplication() {
        var compose = LocalServer.json("{\"composeId\":\"c\",\"domains\":[{\"domainId\":\"d\",\"composeId\":\"c\"}]}");

        assertThat(EmbeddedReads.carried(Query.byId("compose.one", "composeId", "c"), compose))
                .extracting(EmbeddedReads.Carried::answer)
                .containsExactly(LocalServer.json("{\"domainId\":\"d\",\"composeId\":\"c\",\"application\":null}"));
    }

    @Test
    void completesAMountWithItsService() {
        var database = LocalServer.json("""
            {"postgresId":"p","appName":"db-1","serverId":null,"environment":{"project":{"organizationId":"o"}},
             "mounts":[{"mountId":"m","type":"volume","postgresId":"p"}]}\
            """);

        assertThat(EmbeddedReads.carried(Query.byId("postgres.one", "postgresId", "p"), database))
                .containsExactly(
                        new EmbeddedReads.Carried(Query.byId("mounts.one", "mountId", "m"), LocalServer.json("""
                    {"mountId":"m","type":"volume","postgresId":"p","application":null,"compose":null,
                     "libsql":null,"mariadb":null,"mongo":null,"mysql":null,"redis":null,
                     "postgres":{"appName":"db-1","serverId":null,
                       "environment":{"project":{"organizationId":"o"}}}}\
                    """)));
    }

    @Test
    void findsPortsRedirectsAndUsersOfAnApplication() {
        var application = LocalServer.json("""
            {"applicationId":"a","ports":[{"portId":"p"}],"redirects":[{"redirectId":"r"}],
             "security":[{"securityId":"s"}]}\
            """);

        assertThat(EmbeddedReads.carried(Query.byId("application.one", "applicationId", "a"), application))
                .extracting(EmbeddedReads.Carried::query)
                .containsExactly(
                        Query.byId("port.one", "portId", "p"),
                        Query.byId("redirects.one", "redirectId", "r"),
                        Query.byId("security.one", "securityId", "s"));
    }

    @Test
    void givesCopiesAway() {
        var application = LocalServer.json("{\"applicationId\":\"a\",\"domains\":[{\"domainId\":\"d\"}]}");
        EmbeddedReads.carried(Query.byId("application.one", "applicationId", "a"), application);

        assertThat(application)
                .isEqualTo(LocalServer.json("{\"applicationId\":\"a\",\"domains\":[{\"domainId\":\"d\"}]}"));
    }

    @Test
    void readsTheNamesInAProject() {
        var project = LocalServer.json("""
            {"projectId":"p","environments":[
              {"environmentId":"e1","applications":[{"applicationId":"a"}],"redis":[{"redisId":"r"}]},
              {"environmentId":"e2","compose":[{"composeId":"c"}]}]}\
            """);

        assertThat(EmbeddedReads.named(Query.byId("project.one", "projectId", "p"), project))
                .containsExactly(
                        Query.byId("environment.one", "environmentId", "e1"),
                        Query.byId("application.one", "applicationId", "a"),
                        Query.byId("redis.one", "redisId", "r"),
                        Query.byId("environment.one", "environmentId", "e2"),
                        Query.byId("compose.one", "composeId", "c"));
    }

    @Test
    void readsTheNamesInAnEnvironmentAndNowhereElse() {
        var environment = LocalServer.json("{\"environmentId\":\"e\",\"mysql\":[{\"mysqlId\":\"m\"},{\"odd\":1}]}");

        assertThat(EmbeddedReads.named(Query.byId("environment.one", "environmentId", "e"), environment))
                .containsExactly(Query.byId("mysql.one", "mysqlId", "m"));
        assertThat(EmbeddedReads.named(Query.byId("server.one", "serverId", "s"), environment))
                .isEmpty();
        assertThat(EmbeddedReads.carried(Query.byId("server.one", "serverId", "s"), environment))
                .isEmpty();
    }
}
