package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a plan is to make and that an attribute may refer to, such as {@code application_id}. Terraform plans
 * what refers to an object after the object itself, and says only that the id is not known yet (protocol §4): it is one
 * of those that were planned so far.
 */
public final class Prospects {
    /** No id of Dokploy's reads like this. */
    private static final String UNKNOWN = "not known yet";

    private final List<String> inWords;
    private final List<String> servers;

    private Prospects(List<String> inWords, List<String> servers) {
        this.inWords = inWords;
        this.servers = servers;
    }

    /**
     * Notes that this plan makes an object.
     *
     * @param attribute the attribute that others refer to it by, as {@code application_id}
     * @param inWords the object in words
     * @param server the remote server that it runs on: empty for where Dokploy runs, null if that is not known yet, or if
     *     it runs nowhere
     */
    public static void announce(Dokploy dokploy, String attribute, String inWords, @Nullable String server) {
        var runsOn = server == null ? UNKNOWN : server;
        if (!dokploy.claimants(servers(attribute)).contains(runsOn)) {
            dokploy.claim(servers(attribute), runsOn);
        }
        dokploy.claim(objects(attribute), inWords);
    }

    private static String objects(String attribute) {
        return "to be referred to by " + attribute;
    }

    private static String servers(String attribute) {
        return "server of what is " + objects(attribute);
    }

    /** Those that an attribute may refer to. */
    public static Prospects of(Dokploy dokploy, Attribute<?> attribute) {
        return new Prospects(
                dokploy.claimants(objects(attribute.name())), dokploy.claimants(servers(attribute.name())));
    }

    /** How many there are. */
    public int count() {
        return inWords.size();
    }

    /** The remote server that all of them run on: empty for where Dokploy runs, null if there is no one server. */
    public @Nullable String server() {
        var distinct = Set.copyOf(servers);
        return distinct.size() == 1 && !distinct.contains(UNKNOWN) ? servers.getFirst() : null;
    }

    /** What the attribute refers to, in words. */
    public String inWords() {
        return switch (count()) {
            case 0 -> "something that is not known yet";
            case 1, 2, 3 -> String.join(" or ", inWords);
            default -> String.join(" or ", inWords.subList(0, 2)) + " or one of " + (count() - 2) + " others";
        };
    }
}
