package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.framework.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes of the objects of one plan for each other. Terraform plans each object by itself, and an object that is to be
 * replaced twice: first as a change, then as a new object.
 */
public final class PlanRegistry {
    /** A kind of thing that only one object may have, or that two objects cannot both manage. */
    public enum Subject {
        /** A host and path. */
        ROUTE,
        /** A port of a server, with its protocol. */
        PORT,
        /** A port with its protocol, whatever the server. */
        PORT_NUMBER,
        /** A name in one place. */
        NAME,
        /** Objects of one kind, listed inside their owner. */
        INSIDE_OWNER,
        /** Objects of one kind, as resources of their own beside their owner. */
        BESIDE_OWNER
    }

    /** A relation of an object to another one that other objects must know. */
    public enum Use {
        /** A deployed service has joined a network. */
        JOINED_NETWORK,
        /** An owner removes an object that it listed. */
        REMOVED_BY_OWNER,
        /** An object is there as a resource of its own beside its owner, and stays. */
        KEPT_BESIDE_OWNER
    }

    /** A kind of content that an object of the plan is to have, for others that refer to it. */
    public enum Content {
        COMPOSE_SERVICE,
        SOURCE,
        VARIABLE,
        /** A custom role of the organization. */
        ROLE,
        /** A map of variables that is not known yet. */
        UNKNOWN_VARIABLES
    }

    private record Claimed(Subject subject, String of) {}

    private record Used(Use use, String of) {}

    private record Announced(Content content, String owner) {}

    /**
     * An object that claims a subject, or stands in a relation.
     *
     * @param id the id of the object that is there now or that is to be replaced; null for a new one
     * @param label the object in words
     * @param isChange whether the plan brings this about; false for what the object has and keeps
     */
    public record Claimant(@Nullable String id, String label, boolean isChange) {
        /** Creates a claimant whose claim is new: the object did not have the subject before. */
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
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final Set<String> toBeRemoved = ConcurrentHashMap.newKeySet();
    private final Set<String> deployed = ConcurrentHashMap.newKeySet();

    PlanRegistry() {}

    /**
     * Notes that an object claims a subject.
     *
     * @param of the claimed value, such as {@code example.com/} for a route
     * @return the other claimants, in the order of their claims; without those that only keep what they have, if this
     *     one does too
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

    private static List<Claimant> without(Claimant removed, List<Claimant> all) {
        var others = new ArrayList<Claimant>();
        for (var other : all) {
            if (!other.isSame(removed)) {
                others.add(other);
            }
        }
        return others;
    }

    /** Withdraws the claim of an object. */
    public void withdraw(Subject subject, String of, Claimant claimant) {
        claims.computeIfPresent(new Claimed(subject, of), (_, before) -> List.copyOf(without(claimant, before)));
    }

    /** Returns the claimants of a subject so far. */
    public List<Claimant> claimants(Subject subject, String of) {
        return claims.getOrDefault(new Claimed(subject, of), List.of());
    }

    /** Whether there is any claim of a kind so far. */
    public boolean isAnyClaimed(Subject subject) {
        for (var claimed : claims.keySet()) {
            if (claimed.subject == subject) {
                return true;
            }
        }
        return false;
    }

    /** Notes that an object stands in a relation, in the place of what was noted of the same object before. */
    public void addUser(Use use, String of, Claimant user) {
        uses.merge(new Used(use, of), List.of(user), (before, _) -> {
            var all = without(user, before);
            all.add(user);
            return List.copyOf(all);
        });
    }

    /** Returns the objects that stand in a relation to {@code of} so far. */
    public List<Claimant> users(Use use, String of) {
        return uses.getOrDefault(new Used(use, of), List.of());
    }

    /** Notes the name of something that an object is to contain. */
    public void addContent(Content content, String owner, String name) {
        contents.merge(new Announced(content, owner), List.of(name), (before, added) -> {
            var all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
    }

    /** Returns the names of what an object is to contain, as far as this plan has announced them, the latest last. */
    public List<String> contents(Content content, String owner) {
        return contents.getOrDefault(new Announced(content, owner), List.of());
    }

    /** Notes that an object is planned: an existing one stays, unless it turns out to be replaced. */
    public void register(PlanRequest plan) {
        var id = plan.formerId();
        if (id != null && plan.isCreate()) {
            planRemoval(id);
        } else if (id != null) {
            kept.add(id);
        }
    }

    /** Notes that an object is to be destroyed or replaced. */
    public void planRemoval(String id) {
        kept.remove(id);
        toBeRemoved.add(id);
    }

    /** Whether an object is to be destroyed or replaced, as far as this plan has come. */
    public boolean isToBeRemoved(String id) {
        return toBeRemoved.contains(id);
    }

    /** Whether an object is there and stays, as far as this plan has come. */
    public boolean isKept(String id) {
        return kept.contains(id);
    }

    /**
     * Notes that a service is deployed. In a plan: that it is to be deployed; in an apply: that it was or is being
     * deployed.
     */
    public void addDeployed(String service) {
        deployed.add(service);
    }

    /** Whether a service is deployed. */
    public boolean isDeployed(String service) {
        return deployed.contains(service);
    }
}
