package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code dokploy_clean_docker}: removes what Docker does not use from a host, in the parts that are named. */
public final class CleanDocker extends ServerAction {
    /**
     * A part of what Docker keeps.
     *
     * @param isWanted the attribute that chooses the part
     * @param noun the name of the part
     * @param procedure the procedure that removes the part
     */
    private record Part(Attribute<Boolean> isWanted, String noun, String procedure) {}

    /** The parts in the order in which they are removed: what containers used becomes free with them. */
    private final List<Part> parts = new ArrayList<>();

    private final Attribute<String> serverId;

    /** Declares the attributes of {@code dokploy_clean_docker}. */
    public CleanDocker() {
        super(
                "dokploy_clean_docker",
                "Removes what Docker does not use from the Dokploy host or a remote server. At least one part must be"
                        + " set to `true`, and only these parts are removed.");
        s.note(
                Note.Kind.WARNING,
                "`volumes = true` deletes the data in all volumes that no container uses at the moment. These include"
                        + " the volumes of services and databases that are stopped, or that were removed with their"
                        + " data kept.");
        part(
                "stopped_containers",
                "stopped containers",
                "settings.cleanStoppedContainers",
                "Remove all containers that are stopped. If unset, `false`.");
        part(
                "images",
                "unused images",
                "settings.cleanUnusedImages",
                "Remove all images that no container uses. A stopped application whose image was built on the host must"
                        + " be deployed again to start. If unset, `false`.");
        part(
                "volumes",
                "unused volumes",
                "settings.cleanUnusedVolumes",
                "Delete all volumes that no container uses at the moment, with their data. If unset, `false`.");
        part(
                "build_cache",
                "build cache",
                "settings.cleanDockerBuilder",
                "Empty the build cache, so that the next builds take longer. If unset, `false`.");
        serverId = s.string("server_id")
                .references("dokploy_server")
                .describe("ID of the remote server to clean. If unset, the Dokploy host.");
        declareTimeout("removing all parts");
    }

    private void part(String name, String noun, String procedure, String description) {
        parts.add(new Part(s.bool(name).describe(description), noun, procedure));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var part : parts) {
            if (config.value(part.isWanted()).isUnknown() || config.find(part.isWanted(), false)) {
                return;
            }
        }
        diagnostics.error(
                Path.ROOT,
                "Missing Required Argument",
                "The action `dokploy_clean_docker` removes only what is named. Set at least one of"
                        + " `stopped_containers`, `images`, `volumes` and `build_cache` to `true`.");
    }

    @Override
    void run(Invocation invocation) {
        for (var part : parts) {
            if (invocation.config().find(part.isWanted(), false)) {
                invocation.tell("Removing the " + part.noun() + ".");
                var body = ApiMapping.create(schema(), invocation.config(), serverId);
                var _ = invocation.send(part.procedure(), body, "remove the " + part.noun());
                invocation.tell("The " + part.noun() + " " + (part.noun().endsWith("s") ? "are" : "is") + " removed.");
            }
        }
    }
}
