package com.dokploy.terraform.resources.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Schema;
import org.junit.jupiter.api.Test;

class AttachmentTest {
    private final Attachment ports = new Port.Attributes(Schema.resource("ports", "Ports."));

    @Test
    void aListThatIsNoListIsAnErrorNotAnEmptyList() {
        var service = ApiMapping.body("ports", "none");

        assertThatThrownBy(() -> ports.rows(ServiceType.APPLICATION, service))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.error()).isInstanceOf(ApiError.Malformed.class));
    }

    @Test
    void aServiceThatSaysNothingOfThemHasNone() {
        assertThat(ports.rows(ServiceType.APPLICATION, ApiMapping.body())).isEmpty();
    }
}
