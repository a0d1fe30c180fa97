package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** {@code deploy_on_change} of an attachment: whether its service is deployed after a change; see {@link DeployCoalescer}. */
public final class DeployOnChange {
    private final Attribute<Boolean> deployOnChange;

    /**
     * Declares {@code deploy_on_change} of an attachment of any service.
     *
     * @param more further sentences of the description; empty for none
     */
    public DeployOnChange(Schema.Builder s, String more) {
        deployOnChange = declare(s).describe((description("service") + " " + more).strip());
    }

    /**
     * Declares {@code deploy_on_change} of an attachment for which only a compose stack is deployed.
     *
     * @param usedWhen the condition that the attachment is one of a compose stack
     */
    public DeployOnChange(Schema.Builder s, Condition usedWhen) {
        deployOnChange = declare(s).usedWhen(usedWhen).describe(description("compose stack"));
    }

    private static String description(String service) {
        return "Deploy the " + service + " after a change. A change takes effect only with a deployment."
                + " Attachments that"
                + " an apply writes in parallel share one deployment. A " + service
                + " that was never deployed is not deployed.";
    }

    private static AttributeBuilder<Boolean> declare(Schema.Builder s) {
        return s.bool("deploy_on_change").defaultsTo(true).local();
    }

    /**
     * Deploys the service of an attachment that was written, unless its configuration says otherwise.
     *
     * @param service the service; null for an attachment that takes effect without a deploy
     */
    public void after(Values written, @Nullable ServiceReference service, ApplyRequest request, Session session) {
        if (service != null && written.find(deployOnChange, true)) {
            DeployCoalescer.after(service, request, session);
        }
    }

    /** Notes a planned removal for {@link #afterRemoval}. */
    public void planRemoval(@Nullable ServiceReference service, PrivateState privateState, Session session) {
        if (service != null) {
            DeployCoalescer.planRemoval(service.id(), privateState, session);
        }
    }

    /** Deploys the service of an attachment that was removed, unless its state says otherwise. */
    public void afterRemoval(@Nullable ServiceReference service, ApplyRequest request, Session session) {
        if (service != null && request.prior().find(deployOnChange, true)) {
            DeployCoalescer.afterRemoval(service, request, session);
        }
    }
}
