package com.dokploy.terraform.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.client.ServiceType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ServerModelTest {
    /** Both were written down from the real server, apart from each other. */
    @Test
    void agreesWithTheClientOnTheTypesOfService() {
        var expected = new ArrayList<String>();
        for (var type : ServiceType.values()) {
            expected.add(String.join(
                    " ", type.router(), type.idField(), type.statusField(), type.isQueued() ? "queued" : "at once"));
        }
        var found = new ArrayList<String>();
        for (var service : new ServerModel().services()) {
            found.add(String.join(
                    " ",
                    service.name(),
                    service.idColumn(),
                    service.statusColumn(),
                    service.isQueued() ? "queued" : "at once"));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
}
