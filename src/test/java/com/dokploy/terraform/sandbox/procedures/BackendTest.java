package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.builds.DeployTimes;
import com.dokploy.terraform.sandbox.model.ServerModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackendTest {
    @Test
    void hasSomethingToDoForEveryProcedure() {
        var backend = new Backend(new ServerModel(), new DeployTimes(Duration.ZERO, Duration.ZERO), true, null);
        assertThat(backend.model().procedures()).hasSizeGreaterThan(200);
        assertThat(backend.model().procedures().values()).allMatch(backend.procedures()::knows);
    }
}
