package com.dokploy.terraform.resources.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When expressions run, seen with what Dokploy v0.30.2 runs them with (node-schedule 2.1.1). */
class CronTest {
    /** A Saturday. */
    private static final ZonedDateTime AFTER = ZonedDateTime.parse("2026-11-21T10:20:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */15 * * * *   | 2026-11-21T10:30Z    | 2026-11-21T10:45Z
                    0 3 * * *      | 2026-11-22T03:00Z    | 2026-11-23T03:00Z
                    30 0 0 1 1 *   | 2027-01-01T00:00:30Z | 2028-01-01T00:00:30Z
                    0 0 29 2 *     | 2028-02-29T00:00Z    | 2032-02-29T00:00Z
                    @yearly        | 2027-01-01T00:00Z    | 2028-01-01T00:00Z
                    @monthly       | 2026-12-01T00:00Z    | 2027-01-01T00:00Z
                    @weekly        | 2026-11-22T00:00Z    | 2026-11-29T00:00Z
                    @daily         | 2026-11-22T00:00Z    | 2026-11-23T00:00Z
                    @hourly        | 2026-11-21T11:00Z    | 2026-11-21T12:00Z
                    """)
    void runsAtItsTimes(String expression, String first, String second) {
        assertRuns(expression, first, second);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 * * 7       | 2026-11-22T00:00Z | 2026-11-29T00:00Z
                    0 0 * * MON-FRI | 2026-11-23T00:00Z | 2026-11-24T00:00Z
                    0 0 ? * 1       | 2026-11-23T00:00Z | 2026-11-30T00:00Z
                    0 0 ? * ?       | 2026-11-22T00:00Z | 2026-11-23T00:00Z
                    0 0 L * *       | 2026-11-30T00:00Z | 2026-12-31T00:00Z
                    0 0 1,L * *     | 2026-11-30T00:00Z | 2026-12-01T00:00Z
                    0 0 * * 5L      | 2026-11-27T00:00Z | 2026-12-25T00:00Z
                    0 0 * * friL    | 2026-11-27T00:00Z | 2026-12-25T00:00Z
                    0 0 * * 1#2     | 2026-12-14T00:00Z | 2027-01-11T00:00Z
                    0 0 13 * 5      | 2026-11-27T00:00Z | 2026-12-04T00:00Z
                    """)
    void runsOnItsDays(String expression, String first, String second) {
        assertRuns(expression, first, second);
    }

    /** A field that names every value restricts nothing, and then the other one alone decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 13 * */1 | 2026-12-13T00:00Z | 2027-01-13T00:00Z
                    0 0 13 * 1-7 | 2026-12-13T00:00Z | 2027-01-13T00:00Z
                    0 0 */1 * 1  | 2026-11-23T00:00Z | 2026-11-30T00:00Z
                    0 0 5 * 0-6  | 2026-11-22T00:00Z | 2026-11-23T00:00Z
                    0 0 5 * 5-7  | 2026-11-22T00:00Z | 2026-11-27T00:00Z
                    """)
    void knowsWhatRestrictsNothing(String expression, String first, String second) {
        assertRuns(expression, first, second);
    }

    private static void assertRuns(String expression, String first, String second) {
        var cron = new Cron(expression);
        assertThat(cron.next(AFTER)).isEqualTo(first);
        assertThat(cron.next(ZonedDateTime.parse(first))).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * * *",
                "@reboot",
                "61 * * * *",
                "5-1 * * * *",
                "*/0 * * * *",
                "? * * * *",
                "0 0 0 0 0",
                "0 0 31 4 *",
                "0 0 30 FEB 1",
                "0 0 L-3 * *",
                "0 0 15W * *",
                "0 0 * * L",
                "0 0 * * 1#6",
                "0 0 * * 1-3#2",
                "0 0 * * 1#2,3",
                "0 0 * * 8",
                "0 0 * DECEMBER *"
            })
    void refusesWhatWouldNotRunAsItIsMeant(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cron(expression));
    }

    @Test
    void neverRunsOnADayThatDoesNotCome() {
        assertThat(new Cron("0 0 31 2,4 *").next(AFTER)).isNull();
    }
}
