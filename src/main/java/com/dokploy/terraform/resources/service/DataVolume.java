package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.TransientFailures;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The volume with the data of a database, which stays when the database is removed, unless an attribute says that it is
 * removed as well.
 */
final class DataVolume {
    /** The time that Docker may take to free a volume after its service was removed. */
    private static final Duration RELEASE = Duration.ofSeconds(30);

    private final Attribute<Boolean> deleteVolumes;
    private final ServiceIdentity identity;

    /** Declares the attribute. */
    DataVolume(Schema.Builder schema, ServiceIdentity identity) {
        this.identity = identity;
        schema.note(
                Note.Kind.WARNING,
                "When the database is destroyed or replaced, its volume `<app_name>-data` stays on the server unless"
                        + " `delete_volumes = true`, and a new database does not use it.");
        deleteVolumes = schema.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Delete the volume and its data when the resource is destroyed. With `false` the volume"
                        + " `<app_name>-data` stays on the server.");
    }

    /**
     * Returns the name of the volume, quoted, with a blank before it; empty where the name is not known, since a create
     * that broke off may have saved the id and no more.
     */
    String quotedName(Values prior) {
        return prior.has(identity.appName) ? " `" + prior.get(identity.appName) + "-data`" : "";
    }

    @Nullable Diagnostic lossOfReplacement(Values prior) {
        if (!prior.find(deleteVolumes, false)) {
            return null;
        }
        return Diagnostic.warning(
                Path.of(deleteVolumes.name()),
                "Replacement Removes the Data",
                "Replacing the database `" + prior.find(identity.name, "")
                        + "` destroys it first, and `delete_volumes = true` deletes its volume" + quotedName(prior)
                        + " with all data. The new database starts empty. To keep the data, set `delete_volumes ="
                        + " false` and run `terraform apply` before you replace the database, or back the data up.");
    }

    /**
     * Warns in the plan of a destroy that the volume stays.
     *
     * @param isThere whether it is certain that there is a volume
     */
    void warnThatItStays(Values prior, boolean isThere, Diagnostics diagnostics) {
        if (!prior.find(deleteVolumes, false)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "Data Stays on the Server",
                    "The volume" + quotedName(prior) + " of the database `" + prior.find(identity.name, "")
                            + "` stays on the server when the database is destroyed"
                            + (isThere ? "" : ", if the database ever ran")
                            + ". A new database does not use it. To delete the volume too, set `delete_volumes = true`"
                            + " and run `terraform apply` before you destroy the database.");
        }
    }

    /** Removes the volume, if the state says so, after the database was removed. */
    void remove(String appName, ApplyRequest request, Session session) {
        var prior = request.prior();
        if (!prior.find(deleteVolumes, false)) {
            return;
        }
        var volume = appName + "-data";
        var body = ApiMapping.body("volumeName", volume);
        if (prior.has(identity.serverId)) {
            body.put("serverId", prior.get(identity.serverId));
        }
        try {
            TransientFailures.retry(
                    RELEASE,
                    request,
                    failure -> isTransient(failure) && !isGone(failure),
                    () -> session.dokploy().mutate("dockerVolume.removeVolume", body));
        } catch (ApiException failure) {
            if (!isGone(failure)) {
                request.diagnostics()
                        .warning(
                                Path.of(deleteVolumes.name()),
                                "Volume Not Deleted",
                                "The database was deleted, but its volume `" + volume + "` was not: "
                                        + failure.error().message()
                                        + "\n\nDelete the volume on the server with `docker volume rm " + volume
                                        + "`.");
            }
        }
    }

    /** Whether the volume does not exist: it was never made, or was removed by a call whose answer was lost. */
    private static boolean isGone(ApiException failure) {
        return failure.error() instanceof ApiError.Server server
                && server.message().contains("no such volume");
    }

    /**
     * Whether another try may succeed: the volume is in use until Docker has freed it, or something on the way keeps
     * the call from the server. The database's row is gone, so no later apply would remove the volume.
     */
    private static boolean isTransient(ApiException failure) {
        return failure.error() instanceof ApiError.Server
                || failure.error() instanceof ApiError.Unreachable
                || failure.error() instanceof ApiError.TimedOut
                || failure.error() instanceof ApiError.Unreadable
                || (failure.error() instanceof ApiError.Unauthorized unauthorized && unauthorized.keyHadWorked());
    }
}
