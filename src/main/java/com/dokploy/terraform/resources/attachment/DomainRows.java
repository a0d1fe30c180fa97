package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The domains of the server, row by row: the procedures that make, read, change and remove one, and the lists of those
 * of one service.
 *
 * @param route the attributes of a domain
 * @param schema the schema of the resource
 */
record DomainRows(DomainAttributes route, Schema schema) {
    /** The procedure that reads one domain. */
    static final String ONE = "domain.one";

    private static final String ID = "domainId";

    /** Makes a domain of a service. */
    ExactlyOnceCreate.Created create(ObjectNode body, Values plan, ServiceReference service, Session session) {
        var object = new NewObject(
                "domain.create",
                service.body(),
                route.naturalKey(plan),
                () -> siblings(service, session.dokploy()::queryUncached));
        return new ExactlyOnceCreate(session, object, "/" + ID).make(body);
    }

    private Map<String, String> siblings(ServiceReference service, ListReader lists) {
        var isStack = service.type() == ServiceType.COMPOSE;
        var siblings = new LinkedHashMap<String, String>();
        for (var row : lists.read(isStack ? "domain.byComposeId" : "domain.byApplicationId", service.body())) {
            siblings.put(row.path(ID).asText(), route.naturalKey(schema, row));
        }
        return siblings;
    }

    /** Returns the row of an id; null if there is none. */
    @Nullable JsonNode find(String id, Session session) {
        return session.dokploy().find(ONE, ID, id);
    }

    /** Returns the row of a domain that was made. */
    JsonNode one(String id, Session session) {
        return session.dokploy().query(ONE, ApiMapping.body(ID, id));
    }

    /** Changes a domain, and returns its new row. */
    JsonNode update(String id, ObjectNode body, Session session) {
        return session.dokploy().mutate("domain.update", body.put(ID, id));
    }

    void delete(String id, Session session) {
        session.dokploy().mutate("domain.delete", ApiMapping.body(ID, id));
    }

    /**
     * Returns the id of the domain of a service that an import names.
     *
     * @param hostAndPath host and path of the domain; the path can be left out where it is {@code /}
     */
    String findNamed(String hostAndPath, ServiceReference service, Session session) {
        var slash = hostAndPath.indexOf('/');
        var host = slash < 0 ? hostAndPath : hostAndPath.substring(0, slash);
        var path = slash < 0 ? "/" : hostAndPath.substring(slash);
        var where = "the host `" + host + "` and the path `" + path + "`";
        var naturalKey = route.naturalKey(Values.EMPTY.with(route.host, host).with(route.path, path));
        return Found.ids(siblings(service, session.dokploy()::query), naturalKey::equals)
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "The service has no domain with " + where + ". Use"
                                        + " `project/environment/service/host`, followed"
                                        + " by the path if the path is not `/`."),
                        several -> Diagnostic.error(
                                "Ambiguous Domain",
                                "The service has several domains with " + where + ": `" + String.join("`, `", several)
                                        + "`. Import the right one by its ID."));
    }
}
