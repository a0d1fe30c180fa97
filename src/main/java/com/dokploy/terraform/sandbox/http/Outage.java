package com.dokploy.terraform.sandbox.http;

import java.time.Duration;

/** The effects of a fault on the server as a whole. */
interface Outage {
    /** Loses the build queue, and refuses connections for a while. */
    void restart(Duration downtime);

    /** Refuses connections for a while. */
    void refuse(Duration downtime);
}
