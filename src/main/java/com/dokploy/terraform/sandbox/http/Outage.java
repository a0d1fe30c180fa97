package com.dokploy.terraform.sandbox.http;

import java.time.Duration;

/** What a fault does to the server as a whole. */
interface Outage {
    /** Loses the build queue, and refuses connections for a while. */
    void restart(Duration downtime);

    /** Refuses connections for a while. */
    void refuse(Duration downtime);
}
