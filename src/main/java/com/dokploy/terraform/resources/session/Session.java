package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.journal.CreateJournal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One configured provider: what its resources and data sources work with for as long as one plan or one apply lasts.
 * Thread-safe.
 */
public final class Session {
    private final Dokploy dokploy;
    private final CreateJournal journal;
    private final Map<Class<?>, Object> companions = new ConcurrentHashMap<>();

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

    /**
     * What others keep for as long as this session lasts, one of each type.
     *
     * @param create makes it for whoever asks first
     */
    public <T> T companion(Class<T> type, Supplier<T> create) {
        return type.cast(companions.computeIfAbsent(type, _ -> create.get()));
    }
}
