package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.InvokeRequest;
import java.time.Duration;
import java.util.function.BiFunction;

/** What a deployment is run for: how long it may take, and what diagnostics say besides its end. */
public sealed interface DeployRequest {
    /** A create, update or delete, whose changes the deployment brings into effect. */
    record OfApply(ApplyRequest request) implements DeployRequest {
        @Override
        public Cancellation cancellation() {
            return request.cancellation();
        }

        @Override
        public Deadline deadline() {
            return request.deadline();
        }

        @Override
        public boolean isFollowed() {
            return false;
        }

        @Override
        public void tell(String line) {
            // Terraform shows nothing of a create, update or delete before it ends.
        }

        @Override
        public RuntimeException explained(ApiException failure, String purpose) {
            return failure;
        }

        @Override
        public String failure(ServiceType type) {
            return "The " + type.noun() + " was saved, but its deployment failed: ";
        }

        /** Empty if Terraform replaces the object anyway, which the framework says. */
        @Override
        public String remedy(ServiceType type) {
            if (request.isDelete()) {
                return "\n\nFix the cause, then deploy the " + type.noun()
                        + " in Dokploy's dashboard, or change its `redeploy_triggers` and run `terraform apply`.";
            }
            return request.isFirst() ? "" : "\n\nFix the cause and run `terraform apply`, which deploys again.";
        }

        @Override
        public String saved() {
            if (request.isDelete()) {
                return "";
            }
            return " The saved changes are in the state"
                    + (request.isFirst() ? "." : ", and the next apply deploys again.");
        }

        @Override
        public String timeout() {
            return "timeouts";
        }
    }

    /**
     * An action, which tells the user what is written to the log.
     *
     * @param name the name of the action
     * @param explanation returns the exception that explains a failed request, by what the request is for
     */
    record OfAction(
            InvokeRequest request,
            Deadline deadline,
            String name,
            BiFunction<ApiException, String, RuntimeException> explanation)
            implements DeployRequest {
        @Override
        public Cancellation cancellation() {
            return request.cancellation();
        }

        @Override
        public boolean isFollowed() {
            return true;
        }

        @Override
        public void tell(String line) {
            request.progress().accept(line);
        }

        @Override
        public RuntimeException explained(ApiException failure, String purpose) {
            return explanation.apply(failure, purpose);
        }

        @Override
        public String failure(ServiceType type) {
            return "The deployment of the " + type.noun() + " failed: ";
        }

        @Override
        public String remedy(ServiceType type) {
            return again();
        }

        /** Returns the advice for an action that failed, a paragraph of its own. */
        public String again() {
            return "\n\nFix the cause and invoke the action again, for example with `terraform apply -invoke=action."
                    + name + ".NAME`, where NAME is the name of the action in the configuration.";
        }

        @Override
        public String saved() {
            return "";
        }

        @Override
        public String timeout() {
            return "timeout";
        }
    }

    /** The cancellation to wait on. */
    Cancellation cancellation();

    /** The time by which the deployment must be over. */
    Deadline deadline();

    /** The time that is left until the deadline; zero once it has passed. */
    default Duration timeLeft() {
        return deadline().remaining();
    }

    /** Whether somebody reads the log while it is written. */
    boolean isFollowed();

    /** Tells the user something at once. */
    void tell(String line);

    /**
     * Returns the exception that tells the user of a failed request.
     *
     * @param purpose what the request is for, completing "Dokploy could not"
     */
    RuntimeException explained(ApiException failure, String purpose);

    /** Begins the diagnostic of a deployment that failed while the caller waited. */
    String failure(ServiceType type);

    /** The advice for a deployment that failed, a paragraph of its own; may be empty. */
    String remedy(ServiceType type);

    /** A sentence on what a deployment that did not end leaves behind; may be empty. */
    String saved();

    /** The name of the attribute that limits the wait. */
    String timeout();
}
