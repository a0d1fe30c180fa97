package com.dokploy.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void versionIsFilledInByTheBuild() {
        assertThat(Version.PROVIDER).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
