package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static Arguments parse(String... arguments) {
        return Arguments.parse("adopt", arguments, Set.of("--out", "--project"), Set.of("--json"));
    }

    @Test
    void valuesStandBehindABlankOrAnEqualsSign() {
        var arguments = parse("--out", "a=b", "--project=one", "--project", "two", "--json");
        assertThat(arguments.find("--out")).isEqualTo("a=b");
        assertThat(arguments.all("--project")).containsExactly("one", "two");
        assertThat(arguments.has("--json")).isTrue();
        assertThat(arguments.choice("--secrets", "variables", "write-only")).isEqualTo("variables");
    }

    @ParameterizedTest
    @CsvSource({
        "--out, Option --out requires a value.",
        "--out=, Option --out requires a value.",
        "--json=yes, Unknown option `--json`. `terraform-provider-dokploy adopt --help` lists the options.",
        "--bogus=1, Unknown option `--bogus`. `terraform-provider-dokploy adopt --help` lists the options.",
        "extra, Unknown argument `extra`. `terraform-provider-dokploy adopt --help` lists the options.",
    })
    void refusesWhatItDoesNotUnderstand(String argument, String message) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(CommandException.class)
                .hasMessage(message);
    }

    @Test
    void refusesASecondValueAndAnotherChoice() {
        var arguments = parse("--out", "a", "--out", "b");
        assertThatThrownBy(() -> arguments.find("--out")).hasMessage("Option --out can only be given once.");
        assertThatThrownBy(() -> parse("--out", "c").choice("--out", "a", "b"))
                .hasMessage("Option --out must be a or b, not `c`.");
    }
}
