package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Host names in ASCII, by the rules of IDNA 2003. */
class IdnaTest {
    private static final String RULES = " of the host name must consist of letters, digits and hyphens, begin and end"
            + " with a letter or digit, and have an ASCII form of at most 63 characters";
    private static final String UNKNOWN = " of the host name contains a character that IDNA 2003 does not allow";

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "Shop.EXAMPLE.com, shop.example.com",
        "example.com., example.com.",
        "localhost, localhost",
        "bücher.example.com, xn--bcher-kva.example.com",
        "BÜCHER.example.com, xn--bcher-kva.example.com",
        "bu\u0308cher.de, xn--bcher-kva.de",
        "straße.de, strasse.de",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "правда.рф, xn--80aafi6cg.xn--p1ai",
        "☃.net, xn--n3h.net",
        "*.bücher.de, *.xn--bcher-kva.de",
        "XN--BCHER-KVA.de, xn--bcher-kva.de",
        "ｅｘａｍｐｌｅ.com, example.com",
        "192.0.2.1, 192.0.2.1",
        "3com.com, 3com.com"
    })
    void hostNamesHaveAnAsciiForm(String host, String ascii) {
        assertThat(Calls.call(new Idna(), host)).isEqualTo(ascii);
        assertThat(Calls.call(new Idna(), ascii)).as("again").isEqualTo(ascii);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, ' of the host name is empty'",
        "., 1, ' of the host name is empty'",
        "*., 1, ' of the host name is empty'",
        "a..b, 2, ' of the host name is empty'",
        ".a, 1, ' of the host name is empty'",
        "a.., 2, ' of the host name is empty'"
    })
    void noLabelIsEmpty(String host, int label, String problem) {
        assertThat(Calls.call(new Idna(), host)).isEqualTo("argument 0: Label " + label + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "*, 1",
        "a.*.b, 2",
        "*a.b, 1",
        "under_score.com, 1",
        "-a.com, 1",
        "a.b-, 2",
        "'a b', 1",
        "a:80, 1",
        "https://a, 1",
        "ü_.de, 1",
        "a⒈b, 1",
        "xn--ü.de, 1",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 1",
        "a.üaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 2"
    })
    void labelsFollowTheRules(String host, int label) {
        assertThat(Calls.call(new Idna(), host)).isEqualTo("argument 0: Label " + label + RULES);
    }

    @Test
    void charactersLaterThanUnicode32AreRefused() {
        assertThat(Calls.call(new Idna(), "a.🚀")).isEqualTo("argument 0: Label 2" + UNKNOWN);
    }

    @Test
    void namesHaveALength() {
        var longest = "a.".repeat(126) + "a";
        assertThat(Calls.call(new Idna(), longest)).isEqualTo(longest);
        assertThat(Calls.call(new Idna(), longest + ".")).isEqualTo(longest + ".");
        assertThat(Calls.call(new Idna(), "*." + longest))
                .isEqualTo("argument 0: The ASCII form of the host name has 255 characters, and can have at most 253");
    }
}
