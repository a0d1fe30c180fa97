package com.dokploy.terraform.sandbox.builds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One deploy that was asked for; it waits for its turn until it has a deployment. Guarded by the store's lock. */
public final class BuildJob {
    private final int number;
    private final DeployTarget target;
    private final String id;
    private final Labels labels;
    private final long timestamp = System.currentTimeMillis();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable String deployment;
    private long processed;

    BuildJob(int number, DeployTarget target, String id, Labels labels) {
        this.number = number;
        this.target = target;
        this.id = id;
        this.labels = labels;
    }

    /**
     * What a deploy is called.
     *
     * @param title its title in the list of deployments
     * @param description the rest that is said there
     * @param type {@code deploy} or {@code redeploy}
     */
    public record Labels(String title, String description, String type) {}

    /** Counts the deploys that were asked for. */
    public int number() {
        return number;
    }

    /** What is deployed. */
    public DeployTarget target() {
        return target;
    }

    /** The id of what is deployed. */
    public String id() {
        return id;
    }

    /** What it is called. */
    public Labels labels() {
        return labels;
    }

    /** Whether its turn is still to come. */
    public boolean isWaiting() {
        return deployment == null;
    }

    /** The id of its row among the deployments; null while it waits. */
    @Nullable String deployment() {
        return deployment;
    }

    /** When it was asked for, in milliseconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    /** When its turn came, in milliseconds since 1970. */
    public long processed() {
        return processed;
    }

    void begin(String row) {
        processed = System.currentTimeMillis();
        deployment = row;
    }

    void end() {
        ended.countDown();
    }

    /** Waits as long as a build takes; true when it was ended from outside before. */
    boolean isEndedWithin(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
