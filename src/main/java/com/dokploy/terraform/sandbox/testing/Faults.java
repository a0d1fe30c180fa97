package com.dokploy.terraform.sandbox.testing;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Faults to come: what goes wrong at which call of which procedure. Thread-safe.
 *
 * <p>A request counts as one call, unless it is a batch that is answered as a stream: there each call counts by itself,
 * up to the first whose fault is more than a delay. A fault that breaks the connection breaks it in the middle of the
 * stream: the other calls are carried out and answered first, in order, then the call that it hits is carried out, and
 * its answer is lost. Where that call is not to be carried out, nothing of the batch is. A fault that takes the place
 * of an answer takes that of the whole stream, but for a status other than 502 and 503, which is the error of one call.
 */
public final class Faults {
    private final List<Scripted> planned = new ArrayList<>();

    /** Creates an empty list of faults. */
    public Faults() {}

    /** The kinds of faults. */
    public enum FaultKind {
        /** The connection closes before anything is done. */
        DROP_BEFORE(false),
        /** The call is carried out, then the connection closes without a reply. */
        DROP_AFTER(true),
        /** The call waits for the fault's duration, then is carried out and answered; others of a stream do not wait. */
        DELAY(false),
        /** The call is carried out at once and answered after the fault's duration. */
        SLOW(true),
        /** The fault's status instead of an answer: 502 and 503 as a proxy's text, others as the server's JSON. */
        STATUS(false),
        /** 401, as for a key whose rate limit is used up; for some calls, or for the fault's duration. */
        RATE_LIMIT(false),
        /** The call is carried out; its reply breaks off half-way. */
        TRUNCATED(true),
        /** The call is carried out; its reply is text, not JSON. */
        NOT_JSON(true),
        /** The call is carried out and answered; then connections are refused for the fault's duration. */
        REFUSE_NEXT(true),
        /** The server restarts: the build queue is lost and connections are refused for the fault's duration. */
        RESTART(false);

        private final boolean executed;

        FaultKind(boolean executed) {
            this.executed = executed;
        }
    }

    /**
     * One fault.
     *
     * @param procedure a procedure's name, {@code postgres.*} for all of a router, or {@code *} for any call
     * @param nth the matching call at which the fault starts, counted from 1 when the fault is added
     * @param times how many calls in a row the fault hits
     * @param kind what goes wrong
     * @param status the HTTP status of {@link FaultKind#STATUS}
     * @param duration how long the fault takes or lasts, where that matters
     * @param executed whether the call is carried out before the fault
     */
    public record Fault(
            String procedure, int nth, int times, FaultKind kind, int status, Duration duration, boolean executed) {
        /** Whether the fault changes nothing but the time of the call's answer. */
        private boolean isDelay() {
            return kind == FaultKind.DELAY || kind == FaultKind.SLOW;
        }

        /** This fault at a later call. */
        public Fault atCall(int call) {
            return new Fault(procedure, call, times, kind, status, duration, executed);
        }

        /** This fault for several calls in a row. */
        public Fault forCalls(int count) {
            return new Fault(procedure, nth, count, kind, status, duration, executed);
        }

        /** This fault after the call has been carried out. */
        public Fault afterwards() {
            return new Fault(procedure, nth, times, kind, status, duration, true);
        }
    }

    /**
     * A fault that hits a call.
     *
     * @param call the index of the call in its batch, if that is answered as a stream, otherwise 0
     */
    public record Hit(int call, Fault fault) {}

    /** A fault of a kind that needs nothing else, at the next call. */
    public static Fault fault(String procedure, FaultKind kind) {
        return new Fault(procedure, 1, 1, kind, 500, Duration.ZERO, kind.executed);
    }

    /** A fault that takes or lasts some time, at the next call. */
    public static Fault lasting(String procedure, FaultKind kind, Duration duration) {
        return new Fault(procedure, 1, 1, kind, 500, duration, kind.executed);
    }

    /** A status instead of an answer, at the next call. */
    public static Fault status(String procedure, int status) {
        return new Fault(procedure, 1, 1, FaultKind.STATUS, status, Duration.ZERO, false);
    }

    /** A fault to come, with the number of calls that matched it and the number that it hit. */
    private static final class Scripted {
        private final Fault fault;
        private int seen;
        private int fired;
        private long until;

        private Scripted(Fault fault) {
            this.fault = fault;
        }

        private boolean matches(List<String> procedures) {
            var pattern = fault.procedure();
            if (pattern.equals("*")) {
                return true;
            }
            var router = pattern.endsWith(".*") ? pattern.substring(0, pattern.length() - 1) : "";
            return procedures.stream()
                    .anyMatch(name -> name.equals(pattern) || (!router.isEmpty() && name.startsWith(router)));
        }

        private boolean hits() {
            seen++;
            if (seen >= fault.nth() && seen < fault.nth() + fault.times()) {
                until = System.nanoTime() + fault.duration().toNanos();
                fired++;
                return true;
            }
            return fault.kind() == FaultKind.RATE_LIMIT && fired > 0 && System.nanoTime() < until;
        }
    }

    /** Adds a fault to those to come. */
    public void add(Fault fault) {
        synchronized (planned) {
            planned.add(new Scripted(fault));
        }
    }

    /** Forgets all faults, those that have hit and those to come. */
    public void clear() {
        synchronized (planned) {
            planned.clear();
        }
    }

    /** The number of times that faults have hit since they were last cleared. */
    public int fired() {
        synchronized (planned) {
            return planned.stream().mapToInt(each -> each.fired).sum();
        }
    }

    /**
     * The faults that hit a request for these procedures: at most one, but several delays of a batch that is answered as
     * a stream.
     */
    public List<Hit> next(List<String> procedures, boolean isStreamedBatch) {
        var calls = isStreamedBatch ? procedures.stream().map(List::of).toList() : List.of(procedures);
        var hits = new ArrayList<Hit>();
        synchronized (planned) {
            for (int call = 0; call < calls.size(); call++) {
                var fault = next(calls.get(call));
                if (fault != null) {
                    hits.add(new Hit(call, fault));
                    if (!fault.isDelay()) {
                        break;
                    }
                }
            }
        }
        return hits;
    }

    private @Nullable Fault next(List<String> procedures) {
        for (var each : planned) {
            if (!procedures.isEmpty() && each.matches(procedures) && each.hits()) {
                return each.fault;
            }
        }
        return null;
    }

    /**
     * A fault from JSON: {@code {"procedure","nth","times","kind","status","ms","executed"}}, all but the kind with
     * defaults. Kinds are written {@code drop-before}; {@code refuse} means the same, a number is a status.
     */
    public static Fault parse(JsonNode json) {
        var name = json.path("kind").asText();
        var procedure = json.path("procedure").asText("*");
        Fault fault;
        if (name.matches("\\d{3}")) {
            fault = status(procedure, Integer.parseInt(name));
        } else if (name.equals("refuse")) {
            fault = fault(procedure, FaultKind.DROP_BEFORE);
        } else {
            fault = fault(procedure, kind(name));
        }
        return new Fault(
                procedure,
                json.path("nth").asInt(1),
                json.path("times").asInt(1),
                fault.kind(),
                json.path("status").asInt(fault.status()),
                Duration.ofMillis(json.path("ms").asLong(0)),
                json.path("executed").asBoolean(fault.executed()));
    }

    private static FaultKind kind(String name) {
        try {
            return FaultKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw ApiErrorException.of(400, "There is no fault of kind '" + name + "'");
        }
    }

    /** All faults, with how often each was looked at and hit. */
    public ArrayNode list() {
        var list = JsonNodeFactory.instance.arrayNode();
        synchronized (planned) {
            for (var each : planned) {
                list.addObject()
                        .put("procedure", each.fault.procedure())
                        .put(
                                "kind",
                                each.fault
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .put("nth", each.fault.nth())
                        .put("times", each.fault.times())
                        .put("status", each.fault.status())
                        .put("ms", each.fault.duration().toMillis())
                        .put("executed", each.fault.executed())
                        .put("seen", each.seen)
                        .put("fired", each.fired);
            }
        }
        return list;
    }
}
