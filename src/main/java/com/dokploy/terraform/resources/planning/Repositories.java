package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Content;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Objects;

/**
 * The services that come from a repository, to warn of objects without effect on any other service. A service is
 * planned before these objects.
 */
public final class Repositories {
    private static final String REPOSITORY = "a repository";

    private Repositories() {}

    /**
     * Notes whether a service of the plan comes from a repository.
     *
     * @param own the attributes of the sources that are no repositories, the first of them named as on the server
     */
    public static void announce(
            PlanRequest plan, Session session, Attribute<String> id, List<? extends Attribute<?>> own) {
        if (plan.planned().value(id) instanceof Value.Text(var serviceId)) {
            var source = REPOSITORY;
            for (var attribute : own) {
                source = plan.planned().isNull(attribute)
                        ? source
                        : own.getFirst().name();
            }
            session.planRegistry().addContent(Content.SOURCE, serviceId, source);
        }
    }

    /** Warns of a patch of a service that has no repository: Dokploy applies patches to nothing else (v0.30.2). */
    public static void warnOfPatch(PlanRequest plan, Session session, ParentService parent) {
        var service = parent.of(plan.planned());
        if (service == null || !plan.isCreate()) {
            return;
        }
        var source = source(service, session);
        if (source.equals("docker") || source.equals("raw")) {
            plan.warning(
                    Objects.requireNonNull(parent.byType().get(service.type())),
                    "Patch Without Effect",
                    "The " + service.type().noun() + " `" + service.id() + "` has the source `" + source
                            + "` and no repository, so there is no file to patch. Remove the patch, or use a repository"
                            + " as the source.");
        }
    }

    private static String source(ServiceReference service, Session session) {
        var planned = session.planRegistry().contents(Content.SOURCE, service.id());
        if (!planned.isEmpty()) {
            return planned.getLast();
        }
        var type = service.type();
        return OptionalReads.read(
                "source of the " + type.noun(),
                REPOSITORY,
                () -> session.dokploy()
                        .cachedQuery(type.procedure("one"), ApiMapping.body(type.idField(), service.id()))
                        .path("sourceType")
                        .asText());
    }
}
