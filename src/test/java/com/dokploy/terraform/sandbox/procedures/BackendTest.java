package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.builds.DeployTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackendTest {
    @Test
    void hasSomethingToDoForEveryProcedure() {
        var backend = new Backend(new DeployTimes(Duration.ZERO, Duration.ZERO), null);
        assertThat(backend.model().procedures()).hasSizeGreaterThan(200);
        assertThat(backend.model().procedures().values()).allMatch(backend.procedures()::knows);
    }
}
