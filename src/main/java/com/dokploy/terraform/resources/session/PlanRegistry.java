package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.framework.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of one plan mean for each other. Terraform plans each by itself, and one that is to be replaced twice:
 * first as a change, then as a new object.
 */
public final class PlanRegistry {
    /** What only one object may have, or what two objects cannot both manage. */
    public enum Subject {
        /** A host and path. */
        ROUTE,
        /** A port of a server, with its protocol. */
        PORT,
        /** The same, whatever the server. */
        PORT_NUMBER,
        /** A name in one place. */
        NAME,
        /** Objects of one kind, listed inside their owner. */
        INSIDE_OWNER,
        /** Objects of one kind, as resources of their own beside their owner. */
        BESIDE_OWNER
    }

    /** What objects have to do with something, each by itself, that others must know. */
    public enum Use {
        /** A deployed service has joined a network. */
        JOINED_NETWORK,
        /** An owner removes an object that it listed. */
        REMOVED_BY_OWNER,
        /** An object is there as a resource of its own beside its owner, and stays. */
        KEPT_BESIDE_OWNER
    }

    /** What an object of the plan is to contain, for others that refer to it. */
    public enum Content {
        COMPOSE_SERVICE,
        SOURCE,
        VARIABLE,
        /** A map of variables that is not known yet. */
        UNKNOWN_VARIABLES
    }

    private record Claimed(Subject subject, String of) {}

    private record Used(Use use, String of) {}

    private record Announced(Content content, String owner) {}

    /**
     * Who wants something, or has to do with it.
     *
     * @param id the id of the object that is there now or that is to be replaced; null for a new one
     * @param label the object in words
     * @param isChange whether the plan brings this about; false for what the object has and keeps
     */
    public record Claimant(@Nullable String id, String label, boolean isChange) {
        /** Who wants something that is new to it. */
        public Claimant(@Nullable String id, String label) {
            this(id, label, true);
        }

        private boolean isSame(Claimant other) {
            return id != null && id.equals(other.id);
        }
    }

    private final Map<Claimed, List<Claimant>> claims = new ConcurrentHashMap<>();
    private final Map<Used, List<Claimant>> uses = new ConcurrentHashMap<>();
    private final Map<Announced, List<String>> contents = new ConcurrentHashMap<>();
    private final Set<String> staying = ConcurrentHashMap.newKeySet();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private final Set<String> deployed = ConcurrentHashMap.newKeySet();

    PlanRegistry() {}

    /**
     * Notes that an object wants something.
     *
     * @param of which one, such as {@code example.com/} for a route
     * @return who else does, in the order in which they said so; of two that only keep what they have this says nothing
     */
    public List<Claimant> claim(Subject subject, String of, Claimant claimant) {
        var rivals = new ArrayList<Claimant>();
        claims.merge(new Claimed(subject, of), List.of(claimant), (before, _) -> {
            var all = without(claimant, before);
            rivals.clear();
            for (var other : all) {
                if (claimant.isChange || other.isChange) {
                    rivals.add(other);
                }
            }
            all.add(claimant);
            return List.copyOf(all);
        });
        return rivals;
    }

    private static List<Claimant> without(Claimant left, List<Claimant> all) {
        var others = new ArrayList<Claimant>();
        for (var other : all) {
            if (!other.isSame(left)) {
                others.add(other);
            }
        }
        return others;
    }

    /** Notes that an object does not want something any more. */
    public void withdraw(Subject subject, String of, Claimant claimant) {
        claims.computeIfPresent(new Claimed(subject, of), (_, before) -> List.copyOf(without(claimant, before)));
    }

    /** Who wants something so far. */
    public List<Claimant> claimants(Subject subject, String of) {
        return claims.getOrDefault(new Claimed(subject, of), List.of());
    }

    /** Whether anybody wants anything of a kind so far. */
    public boolean isAnyClaimed(Subject subject) {
        for (var claimed : claims.keySet()) {
            if (claimed.subject == subject) {
                return true;
            }
        }
        return false;
    }

    /** Notes what an object has to do with something, in the place of what was noted of the same object before. */
    public void note(Use use, String of, Claimant user) {
        uses.merge(new Used(use, of), List.of(user), (before, _) -> {
            var all = without(user, before);
            all.add(user);
            return List.copyOf(all);
        });
    }

    /** Who has to do with something so far. */
    public List<Claimant> noted(Use use, String of) {
        return uses.getOrDefault(new Used(use, of), List.of());
    }

    /** Notes what an object, known by its id, is to contain. */
    public void announce(Content content, String owner, String name) {
        contents.merge(new Announced(content, owner), List.of(name), (before, added) -> {
            var all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
    }

    /** What an object is to contain as far as this plan has said so, the latest last. */
    public List<String> announced(Content content, String owner) {
        return contents.getOrDefault(new Announced(content, owner), List.of());
    }

    /** Notes that an object is planned: one that is there stays, unless it turns out to be replaced. */
    public void planned(PlanRequest plan) {
        var id = plan.formerId();
        if (id != null && plan.isCreate()) {
            leaves(id);
        } else if (id != null) {
            staying.add(id);
        }
    }

    /** Notes that an object is to be destroyed or replaced. */
    public void leaves(String id) {
        staying.remove(id);
        leaving.add(id);
    }

    /** Whether an object is to be destroyed or replaced, as far as this plan has come. */
    public boolean isLeaving(String id) {
        return leaving.contains(id);
    }

    /** Whether an object is there and stays, as far as this plan has come. */
    public boolean isStaying(String id) {
        return staying.contains(id);
    }

    /** Notes that a service is deployed: that it is to be, in a plan; that it was or is being, in an apply. */
    public void deploys(String service) {
        deployed.add(service);
    }

    /** Whether a service is deployed. */
    public boolean isDeployed(String service) {
        return deployed.contains(service);
    }
}
