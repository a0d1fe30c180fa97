package com.dokploy.terraform.conformance;

import com.dokploy.terraform.sandbox.testing.Faults;
import java.time.Duration;

/** What happens to a call. */
enum FaultScenario {
    REFUSED_CONNECTION,
    DROPPED_BEFORE,
    DROPPED_AFTER,
    SLOW,
    LATE,
    TRUNCATED,
    NOT_JSON,
    LIMITED,
    FAILED_500,
    FAILED_500_DONE,
    FAILED_502,
    FAILED_502_DONE,
    FAILED_503,
    RESTARTED,
    RESTARTED_DONE;

    Faults.Fault at(String procedure, int nth) {
        return switch (this) {
            case REFUSED_CONNECTION ->
                Faults.lasting(procedure, Faults.FaultKind.REFUSE_NEXT, Downtime.SHORT)
                        .atCall(nth);
            case DROPPED_BEFORE ->
                Faults.fault(procedure, Faults.FaultKind.DROP_BEFORE).atCall(nth);
            case DROPPED_AFTER ->
                Faults.fault(procedure, Faults.FaultKind.DROP_AFTER).atCall(nth);
            case SLOW ->
                Faults.lasting(procedure, Faults.FaultKind.SLOW, Downtime.TOO_LONG)
                        .atCall(nth);
            case LATE ->
                Faults.lasting(procedure, Faults.FaultKind.DELAY, Downtime.TOO_LONG)
                        .atCall(nth);
            case TRUNCATED ->
                Faults.fault(procedure, Faults.FaultKind.TRUNCATED).atCall(nth);
            case NOT_JSON -> Faults.fault(procedure, Faults.FaultKind.NOT_JSON).atCall(nth);
            case LIMITED ->
                Faults.lasting(procedure, Faults.FaultKind.RATE_LIMIT, Downtime.SHORT)
                        .atCall(nth);
            case FAILED_500 -> Faults.status(procedure, 500).atCall(nth);
            case FAILED_500_DONE -> Faults.status(procedure, 500).atCall(nth).afterwards();
            case FAILED_502 -> Faults.status(procedure, 502).atCall(nth);
            case FAILED_502_DONE -> Faults.status(procedure, 502).atCall(nth).afterwards();
            case FAILED_503 -> Faults.status(procedure, 503).atCall(nth);
            case RESTARTED ->
                Faults.lasting(procedure, Faults.FaultKind.RESTART, Downtime.SHORT)
                        .atCall(nth);
            case RESTARTED_DONE ->
                Faults.lasting(procedure, Faults.FaultKind.RESTART, Downtime.SHORT)
                        .atCall(nth)
                        .afterwards();
        };
    }

    /** How long the server needs to be itself again. */
    Duration aftermath() {
        return switch (this) {
            case REFUSED_CONNECTION, LIMITED, RESTARTED, RESTARTED_DONE -> Downtime.SHORT.plusMillis(100);
            case SLOW, LATE -> Duration.ofMillis(1500);
            default -> Duration.ZERO;
        };
    }

    private static final class Downtime {
        static final Duration SHORT = Duration.ofMillis(300);
        static final Duration TOO_LONG = ProviderHarness.REQUEST_TIMEOUT.plusMillis(300);
    }
}
