package com.dokploy.terraform.sandbox.builds;

import java.time.Duration;

/**
 * The durations of deploys.
 *
 * @param build the duration of a build in the queue
 * @param database the duration of the call that deploys a database
 */
public record DeployTimes(Duration build, Duration database) {}
