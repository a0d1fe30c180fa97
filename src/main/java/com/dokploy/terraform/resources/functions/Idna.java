package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.net.IDN;
import java.util.List;
import java.util.Locale;

/** {@code provider::dokploy::idna(host)}: the ASCII form of an internationalized host name. */
public final class Idna implements Function {
    private static final String WILDCARD = "*.";
    private static final int LONGEST_NAME = 253;

    @Override
    public String name() {
        return "idna";
    }

    @Override
    public String summary() {
        return "Converts an internationalized host name to its ASCII form.";
    }

    @Override
    public String description() {
        return "Converts each label of the host name that is not ASCII to Punycode, for `host` of `dokploy_domain` and"
                + " for certificates, which require ASCII. Letters become lower case. A first label `*` and a trailing"
                + " dot stay. The rules are those of IDNA 2003 (RFC 3490): `ß` becomes `ss`, and characters later than"
                + " Unicode 3.2, such as most emoji, are refused. Browsers use later rules, which keep `ß`: pass the"
                + " ASCII form itself for such a name.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("host", Type.STRING, "Host name, for example `bücher.example.com`."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        var host = Arguments.text(arguments, 0);
        var isWildcard = host.startsWith(WILDCARD);
        var ascii = (isWildcard ? WILDCARD : "") + ascii(isWildcard ? host.substring(WILDCARD.length()) : host);
        var length = ascii.endsWith(".") ? ascii.length() - 1 : ascii.length();
        if (length > LONGEST_NAME) {
            throw new ArgumentException(
                    0,
                    "The ASCII form of the host name has " + length + " characters, and can have at most "
                            + LONGEST_NAME);
        }
        return Value.of(ascii);
    }

    private static String ascii(String name) {
        var ascii = new StringBuilder();
        // The four characters that RFC 3490, 3.1, takes for dots.
        var labels = name.split("[.\u3002\uff0e\uff61]", -1);
        for (var i = 0; i < labels.length; i++) {
            var isRoot = i > 0 && i == labels.length - 1 && labels[i].isEmpty();
            ascii.append(i == 0 ? "" : ".").append(isRoot ? "" : label(labels[i], i + 1));
        }
        return ascii.toString();
    }

    private static String label(String label, int position) {
        if (label.isEmpty()) {
            throw new ArgumentException(0, "Label " + position + " of the host name is empty");
        }
        try {
            return IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException broken) {
            throw new ArgumentException(
                    0,
                    "Label " + position + " of the host name "
                            + (broken.getCause() == null
                                    ? "must consist of letters, digits and hyphens, begin and end with a letter or"
                                            + " digit, and have an ASCII form of at most 63 characters"
                                    : "contains a character that IDNA 2003 does not allow"));
        }
    }
}
