package com.dokploy.terraform.sandbox.builds;

import java.time.Duration;

/**
 * How long deploys take.
 *
 * @param build a build in the queue
 * @param database the call that deploys a database
 */
public record DeployTimes(Duration build, Duration database) {}
