package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.engine.KnownSecrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a report shows of the messages of a server. */
class OmissionTest {
    @Test
    void nothingIsLeftOfASecretThatBeginsWithAnother() {
        var omission = new Omission("dokploy_application", "shop/web", "a1", "Not `hunter22`, and not `hunter2`.");
        for (var order : List.of(List.of("hunter2", "hunter22"), List.of("hunter22", "hunter2"))) {
            var secrets = new KnownSecrets(Set::of, () -> new LinkedHashSet<>(order));
            assertThat(omission.without(secrets).reason()).isEqualTo("Not `(sensitive)`, and not `(sensitive)`.");
        }
    }
}
