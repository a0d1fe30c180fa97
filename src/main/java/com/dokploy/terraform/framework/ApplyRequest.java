package com.dokploy.terraform.framework;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One create, update or delete while it is carried out. {@link #save} makes the operation safe: whatever happens
 * afterwards, Terraform remembers the state that was saved last.
 */
public final class ApplyRequest implements ProposedChange {
    private final Values config;
    private final @Nullable Values prior;
    private final Values planned;
    private final PrivateState privateState;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final Diagnostics diagnostics;
    private final boolean isAdopted;
    private @Nullable Values saved;

    public ApplyRequest(
            Values config,
            @Nullable Values prior,
            Values planned,
            PrivateState privateState,
            Deadline deadline,
            Cancellation cancellation,
            Diagnostics diagnostics,
            boolean isAdopted) {
        this.config = config;
        this.prior = prior;
        this.planned = planned;
        this.privateState = privateState;
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.diagnostics = diagnostics;
        this.isAdopted = isAdopted;
    }

    @Override
    public Values config() {
        return config;
    }

    /** The state of the object before this change. Throws IllegalStateException for a create. */
    public Values prior() {
        if (prior == null) {
            throw new IllegalStateException("a create has no prior state");
        }
        return prior;
    }

    @Override
    public @Nullable Values priorOrNull() {
        return prior;
    }

    /** Whether the object is being made. */
    public boolean isCreate() {
        return prior == null;
    }

    /** Whether the object is being removed. */
    public boolean isDelete() {
        return planned.values().entries().isEmpty();
    }

    /**
     * Whether the object is one that an interrupted create left ({@link AlreadyCreatedException}): the steps that
     * follow a create may be missing.
     */
    public boolean isAdopted() {
        return isAdopted;
    }

    @Override
    public boolean isFirst() {
        return isCreate() || isAdopted;
    }

    @Override
    public Values planned() {
        return planned;
    }

    /** The id of the object whose place a new one takes, as the plan has noted it; null if there is none. */
    public @Nullable String formerId() {
        return privateState.get(PrivateState.FORMER);
    }

    /** The notes kept beside the state; changes to the notes are stored, also when the operation fails. */
    @Override
    public PrivateState privateState() {
        return privateState;
    }

    /** The time by which the operation must be over, by the resource's {@link Timeouts}. */
    public Deadline deadline() {
        return deadline;
    }

    /** The time that is left until the deadline; zero once it has passed. */
    public Duration timeLeft() {
        return deadline.remaining();
    }

    /** The cancellation to wait on, which also tells that Terraform wants to stop. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** The diagnostics to add warnings to. An error is thrown instead. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /**
     * Makes this the state that Terraform keeps if anything fails from here on. To be called the moment an id is known,
     * and after every step that changed what is true. Unknown values in the state are stored as null.
     */
    public Values save(Values state) {
        saved = state;
        return state;
    }

    public @Nullable Values saved() {
        return saved;
    }
}
