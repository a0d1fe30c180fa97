package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.NewObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes an object whose secret only the reply to its create shows. One whose reply was lost works, but nobody has its
 * secret: it is removed, and another one made. An earlier apply that was interrupted before the reply came may have made
 * an object, or somebody else one of the same name since: that one stays.
 */
public final class ShownOnceCreate {
    private final NewObject object;
    private final ExactlyOnceCreate create;
    private final Consumer<String> removal;

    /**
     * Prepares a creation.
     *
     * @param object the object to make; its siblings are read afresh each time
     * @param idPointer the JSON pointer to the id in the reply of the object's procedure
     * @param removal removes an object by its id
     */
    public ShownOnceCreate(Session session, NewObject object, String idPointer, Consumer<String> removal) {
        this.object = object;
        this.create = new ExactlyOnceCreate(session, object, idPointer);
        this.removal = removal;
    }

    /**
     * Makes the object, and returns the reply with the secret.
     *
     * @param diagnostics takes warnings of objects that were removed
     */
    public JsonNode make(ObjectNode body, Diagnostics diagnostics) {
        for (var call = 0; call < 2; call++) {
            var made = create.makeAnother(
                    body, lost -> removeInterrupted(lost, diagnostics), possible -> tell(possible, diagnostics));
            if (made.reply() != null) {
                return made.reply();
            }
            remove(made.id());
        }
        throw new DiagnosticException(Diagnostic.error(
                "Secret Not Received",
                "The connection was lost twice before Dokploy answered " + object.procedure() + " for `"
                        + object.naturalKey() + "`. Only this answer contains the secret, so Terraform has deleted the"
                        + " objects that the calls created. Check the connection to the server and run `terraform"
                        + " apply` again."));
    }

    private void removeInterrupted(String lost, Diagnostics diagnostics) {
        remove(lost);
        diagnostics.add(Diagnostic.warning(
                "Object of an Interrupted Apply Deleted",
                "An earlier apply in this directory was interrupted after it created `" + object.naturalKey()
                        + "`, before Terraform could save the secret. Terraform has deleted the object `" + lost
                        + "` and creates another one."));
    }

    private void tell(List<String> possible, Diagnostics diagnostics) {
        diagnostics.add(
                Diagnostic.warning(ExistingObjects.POSSIBLE, ExistingObjects.possible(object.naturalKey(), possible)));
    }

    private void remove(String id) {
        try {
            removal.accept(id);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.NotFound)) {
                throw failure;
            }
        }
    }
}
