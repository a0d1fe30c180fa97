package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.journal.ManagedObjects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one configured provider, which its resources and data sources share for as long as one plan or one apply
 * lasts. Thread-safe.
 */
public final class Session {
    private final Dokploy dokploy;
    private final CreateJournal journal;
    private final PlanRegistry registry = new PlanRegistry();
    private final Coalescer deploys = new Coalescer();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Map<Object, ReentrantLock> locks = new ConcurrentHashMap<>();

    private final @Nullable Diagnostic keyMissing;

    /**
     * Creates a session with a server.
     *
     * @param journal remembers each requested create until the object is in a state
     */
    public Session(Dokploy dokploy, CreateJournal journal) {
        this(dokploy, journal, null);
    }

    /**
     * Creates a session with a server.
     *
     * @param keyMissing what to tell of objects that need an API key; null if the client has one
     */
    public Session(Dokploy dokploy, CreateJournal journal, @Nullable Diagnostic keyMissing) {
        this.dokploy = dokploy;
        this.journal = journal;
        this.keyMissing = keyMissing;
    }

    /** Returns the client for calls to the server. Throws DiagnosticException if the provider has no API key. */
    public Dokploy dokploy() {
        if (keyMissing != null) {
            throw new DiagnosticException(keyMissing);
        }
        return dokploy;
    }

    /** Whether the provider has an API key. */
    public boolean hasKey() {
        return keyMissing == null;
    }

    /** Returns the client for what needs no API key, or brings one of its own. */
    public Dokploy server() {
        return dokploy;
    }

    /** Returns the journal of the creates that were requested on this and other servers. */
    public CreateJournal journal() {
        return journal;
    }

    /** Returns the objects that the workspace manages, as far as this plan or apply was told. */
    public ManagedObjects managed() {
        return journal.managed();
    }

    /** Returns the notes of the objects planned so far for each other. */
    public PlanRegistry planRegistry() {
        return registry;
    }

    /** Returns the deploys that are about to begin, one for all changes of a service. */
    public Coalescer deploys() {
        return deploys;
    }

    /** Notes a secret that the server has told and Terraform has not, so that no diagnostic shows it. */
    public void keepSecret(String secret) {
        secrets.add(secret);
    }

    /** Returns the secrets that the server has told. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /**
     * Does some work while nobody else in this session works on the same.
     *
     * @param subject the key of the object that is worked on; objects with equal keys exclude each other
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

    /**
     * Does some work on an object of the server while nobody else in this session does: the object's own resource and
     * those beside it may change the same text of it at the same time.
     *
     * @param router the first part of the object's procedures' names
     */
    public <T> T exclusively(String router, String id, Supplier<T> work) {
        return exclusively(List.of(router, id), work);
    }

    /** As {@link #exclusively(String, String, Supplier)}, of work that results in nothing. */
    public void exclusively(String router, String id, Runnable work) {
        exclusively(router, id, () -> {
            work.run();
            return true;
        });
    }
}
