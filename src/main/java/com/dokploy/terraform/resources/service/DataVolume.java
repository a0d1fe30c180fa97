package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Retry;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The volume with the data of a database, which stays when the database goes unless it is told to go as well. */
final class DataVolume {
    /** How long Docker may take to let go of a volume after its service was removed. */
    private static final Duration RELEASE = Duration.ofSeconds(30);

    private final Attribute<Boolean> deleteVolumes;
    private final ServiceIdentity identity;

    /** Declares the attribute. */
    DataVolume(Schema.Builder schema, ServiceIdentity identity) {
        this.identity = identity;
        deleteVolumes = schema.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying it also removes the volume with its data. Without it the volume"
                        + " `<app_name>-data` stays on the server.");
    }

    /** Its name, with a blank before it. A creation that broke off may have saved the id and no more. */
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
                "Replacing the database `" + prior.find(identity.name, "") + "` destroys it first, and because of"
                        + " `delete_volumes = true` its volume" + quotedName(prior) + " with all data as well. The new"
                        + " database is empty. To keep the data, set `delete_volumes = false` and apply before"
                        + " replacing, or back it up.");
    }

    /**
     * Says in the plan of a destroy that the volume stays.
     *
     * @param isThere whether it is certain that there is one
     */
    void warnThatItStays(Values prior, boolean isThere, Diagnostics diagnostics) {
        if (!prior.find(deleteVolumes, false)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "The data stays on the server",
                    "Destroying the database `" + prior.find(identity.name, "") + "` leaves its volume"
                            + quotedName(prior) + " behind" + (isThere ? "" : ", if it ever ran")
                            + ". A new database does not use it. Set"
                            + " `delete_volumes = true` and apply before destroying to remove it as well.");
        }
    }

    /** Removes it, if it is to go, after the database was removed. */
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
            Retry.retry(
                    RELEASE,
                    request,
                    failure -> isPassing(failure) && !isGone(failure),
                    () -> session.dokploy().mutate("dockerVolume.removeVolume", body));
        } catch (ApiException failure) {
            if (!isGone(failure)) {
                request.diagnostics()
                        .warning(
                                Path.of(deleteVolumes.name()),
                                "The data could not be removed",
                                "The database is gone, but its volume `" + volume + "` stays: "
                                        + failure.error().message()
                                        + "\n\nRemove it on the server with `docker volume rm " + volume + "`.");
            }
        }
    }

    /** A volume that was never made, or was removed by a call whose answer was lost. */
    private static boolean isGone(ApiException failure) {
        return failure.error() instanceof ApiError.Server server
                && server.message().contains("no such volume");
    }

    /** In use, until Docker has let go of it, or kept from us by something on the way. The row is gone: now or never. */
    private static boolean isPassing(ApiException failure) {
        return failure.error() instanceof ApiError.Server
                || failure.error() instanceof ApiError.Unreachable
                || failure.error() instanceof ApiError.TimedOut
                || failure.error() instanceof ApiError.Unreadable
                || (failure.error() instanceof ApiError.Unauthorized unauthorized && unauthorized.keyHadWorked());
    }
}
