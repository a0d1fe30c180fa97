package com.dokploy.terraform.sandbox.builds;

import com.dokploy.terraform.sandbox.model.ServiceTable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One deploy that was asked for. A job waits for its turn until it has a deployment. Guarded by the store's lock. */
public final class BuildJob {
    private final int number;
    private final ServiceTable target;
    private final String id;
    private final Labels labels;
    private final long timestamp = System.currentTimeMillis();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable String deployment;
    private long processed;

    BuildJob(int number, ServiceTable target, String id, Labels labels) {
        this.number = number;
        this.target = target;
        this.id = id;
        this.labels = labels;
    }

    /**
     * The texts of a deploy.
     *
     * @param title the title in the list of deployments
     * @param description the description in that list
     * @param type {@code deploy} or {@code redeploy}
     * @param isPreview whether a preview of the application is deployed, and not the application itself
     */
    public record Labels(String title, String description, String type, boolean isPreview) {}

    /** Counts the deploys that were asked for. */
    public int number() {
        return number;
    }

    /** The service table of the deployed row. */
    public ServiceTable target() {
        return target;
    }

    /** The id of the deployed row. */
    public String id() {
        return id;
    }

    /** The texts of the deploy. */
    public Labels labels() {
        return labels;
    }

    /** Whether its turn is still to come. */
    public boolean isWaiting() {
        return deployment == null;
    }

    /** The id of the job's row among the deployments; null while the job waits. */
    @Nullable String deployment() {
        return deployment;
    }

    /** The time at which the deploy was asked for, in milliseconds since 1970. */
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

    /** Waits as long as a build takes; true when the job was ended from outside before. */
    boolean isEndedWithin(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
