package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.journal.CreateJournal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One configured provider: what its resources and data sources share for as long as one plan or one apply lasts.
 * Thread-safe.
 */
public final class Session {
    private final Dokploy dokploy;
    private final CreateJournal journal;
    private final PlanRegistry registry = new PlanRegistry();
    private final Coalescer deploys = new Coalescer();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Map<Object, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * A session with a server.
     *
     * @param journal remembers what was asked to be made until it is in a state
     */
    public Session(Dokploy dokploy, CreateJournal journal) {
        this.dokploy = dokploy;
        this.journal = journal;
    }

    /** The calls to the server. */
    public Dokploy dokploy() {
        return dokploy;
    }

    /** What was asked to be made on this and other servers. */
    public CreateJournal journal() {
        return journal;
    }

    /** What the objects planned so far mean for each other. */
    public PlanRegistry registry() {
        return registry;
    }

    /** The deploys that are about to begin, one for all changes of a service. */
    public Coalescer deploys() {
        return deploys;
    }

    /** Notes a secret that the server has told and Terraform has not, so that no diagnostic shows it. */
    public void keepSecret(String secret) {
        secrets.add(secret);
    }

    /** The secrets that the server has told. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /**
     * Does some work while nobody else in this session works on the same.
     *
     * @param subject what is worked on
     */
    public <T> T exclusively(Object subject, Supplier<T> work) {
        var lock = locks.computeIfAbsent(subject, _ -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
