package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts mean what they mean as attributes. */
class AmountsTest {
    private static final String NO_BYTES =
            "argument 0: This is not an amount of memory such as `512m`, `2g`, `1.5GiB`, or a number of bytes";
    private static final String NO_CPUS =
            "argument 0: This is not a number of CPUs such as `0.5` or `1500m`, or a number of nanoCPUs";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "512m, 536870912",
        "512M, 536870912",
        "512mb, 536870912",
        "512 MiB, 536870912",
        "2g, 2147483648",
        "1.5GiB, 1610612736",
        "0.5g, 536870912",
        "1t, 1099511627776",
        "1k, 1024",
        "1024b, 1024",
        "536870912, 536870912",
        "999999999999999999, 999999999999999999",
        "0.3b, 0",
        "0.5b, 1"
    })
    void bytes(String amount, String number) {
        assertThat(Calls.call(new Bytes(), amount)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "' '",
        "lots",
        "-1",
        "m",
        "1x",
        "1.2.3m",
        "1e3",
        "0x10",
        "512mm",
        "1000000000000000000",
        "٣m",
        "1;2"
    })
    void whatIsNoAmountOfMemoryIsRefused(String amount) {
        assertThat(Calls.call(new Bytes(), amount)).isEqualTo(NO_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 500000000",
        "2, 2000000000",
        "1500m, 1500000000",
        "0.1, 100000000",
        "0.000000001, 1",
        "1000000, 1000000",
        "500000000, 500000000",
        "999999, 999999000000000",
        "1m, 1000000"
    })
    void nanoCpus(String cpus, String number) {
        assertThat(Calls.call(new NanoCpus(), cpus)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"''", "half", "-0.5", "m", "1g", "1 m", "1.2.3", "1e9", "'0,5'"})
    void whatIsNoNumberOfCpusIsRefused(String cpus) {
        assertThat(Calls.call(new NanoCpus(), cpus)).isEqualTo(NO_CPUS);
    }
}
