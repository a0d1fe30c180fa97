package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.object;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a data source finds. */
class DataSourceCallsTest {
    @AutoClose
    private final AwkwardHost host = new AwkwardHost(new AwkwardProvider());

    @Test
    void aDataSourceIsRead() {
        host.configured();
        host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var found = host.readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"));

        assertThat(found.getDiagnosticsList()).isEmpty();
        assertThat(DynamicValues.decode(found.getState(), AwkwardProvider.LOOKUP.valueType()))
                .isEqualTo(object(
                        AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one", AwkwardProvider.FOUND, "thing-1"));
    }
}
