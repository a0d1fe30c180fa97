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
import java.util.Objects;

/** Which services come from a repository, for what has no effect on others. A plan of a service comes first. */
public final class Repositories {
    private static final String REPOSITORY = "a repository";

    private Repositories() {}

    /**
     * Notes where a service of the plan comes from.
     *
     * @param own the source that is no repository
     */
    public static void announce(PlanRequest plan, Session session, Attribute<String> id, Attribute<?> own) {
        if (plan.planned().value(id) instanceof Value.Text(var known)) {
            var source = plan.planned().isNull(own) ? REPOSITORY : own.name();
            session.registry().announce(Content.SOURCE, known, source);
        }
    }

    /** Warns of a patch of a service that has no repository: Dokploy applies patches to nothing else (v0.30.2). */
    public static void warnOfPatch(PlanRequest plan, Session session, ParentService owners) {
        var owner = owners.of(plan.planned());
        if (owner == null || !plan.isCreate()) {
            return;
        }
        var source = source(owner, session);
        if (source.equals("docker") || source.equals("raw")) {
            plan.warning(
                    Objects.requireNonNull(owners.byType().get(owner.type())),
                    "Patch Without Effect",
                    "The " + owner.type().router() + " `" + owner.id() + "` has the source `" + source
                            + "` and no repository, so there is no file to patch. Remove the patch, or use a repository"
                            + " as the source.");
        }
    }

    private static String source(ServiceReference owner, Session session) {
        var planned = session.registry().announced(Content.SOURCE, owner.id());
        if (!planned.isEmpty()) {
            return planned.getLast();
        }
        var type = owner.type();
        return OptionalReads.read(
                "source of the " + type.router(),
                REPOSITORY,
                () -> session.dokploy()
                        .cachedQuery(type.procedure("one"), ApiMapping.body(type.idField(), owner.id()))
                        .path("sourceType")
                        .asText());
    }
}
