package com.dokploy.terraform.resources.variables;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by name and value whether a variable is likely to be a secret. The guide on adopting a server lists what is
 * recognized (docs/guides/adopting.md).
 */
public final class LikelySecret {
    private static final List<String> NAME_PARTS = List.of(
            "PASSWORD",
            "PASSWD",
            "PASSPHRASE",
            "PASSCODE",
            "SECRET",
            "TOKEN",
            "CREDENTIAL",
            "PRIVATE",
            "APIKEY",
            "_KEY");

    private static final List<String> LAST_WORD_ENDS = List.of("PASS", "PWD", "KEY");
    private static final Set<String> LAST_WORDS = Set.of("PW", "CREDS", "SALT");

    /** Names and words that end like passwords and are none; a shell's {@code PWD} is a directory. */
    private static final Set<String> NO_SECRETS = Set.of(
            "BYPASS",
            "COMPASS",
            "ENCOMPASS",
            "OVERPASS",
            "SURPASS",
            "TRESPASS",
            "UNDERPASS",
            "PWD",
            "OLDPWD",
            "DONKEY",
            "FLUNKEY",
            "HICKEY",
            "HOCKEY",
            "HOTKEY",
            "JOCKEY",
            "LACKEY",
            "MALARKEY",
            "MICKEY",
            "MONKEY",
            "TURKEY",
            "TURNKEY",
            "WHISKEY");

    private static final Pattern UP_TO_LAST_WORD = Pattern.compile("^.*[^A-Z0-9]");
    private static final Pattern NUMBER_AT_END = Pattern.compile("[^A-Z]+$");

    /** Keys by the prefixes that services give them, wherever they stand in the value. */
    private static final Pattern KEY_BY_PREFIX = Pattern.compile("(?<![A-Za-z0-9])(?:"
            + String.join(
                    "|",
                    List.of(
                            "gh[oprsu]_[A-Za-z0-9]{16,}",
                            "github_pat_[A-Za-z0-9_]{16,}",
                            "gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_-]{16,}",
                            "(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{8,}",
                            "whsec_[A-Za-z0-9+/=]{16,}",
                            "sk-[A-Za-z0-9_-]{20,}",
                            "(?:AKIA|ASIA)[A-Z0-9]{16}",
                            "xox[abeoprs]-[A-Za-z0-9-]{8,}",
                            "xapp-[A-Za-z0-9-]{16,}",
                            "AIza[A-Za-z0-9_-]{30,}",
                            "GOCSPX-[A-Za-z0-9_-]{16,}",
                            "SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}",
                            "npm_[A-Za-z0-9]{30,}",
                            "pypi-[A-Za-z0-9_-]{30,}",
                            "dckr_[a-z]+_[A-Za-z0-9_-]{16,}",
                            "do[opr]_v1_[a-f0-9]{32,}",
                            "hf_[A-Za-z0-9]{30,}",
                            "hv[brs]\\.[A-Za-z0-9_-]{20,}",
                            "tskey-[A-Za-z0-9-]{16,}",
                            "shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}",
                            "AGE-SECRET-KEY-1[A-Z0-9]{20,}"))
            + ")");

    private static final Pattern JSON_WEB_TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]+");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern WEBHOOK = Pattern.compile(
            "https://(?:hooks\\.slack\\.com/(?:services|workflows|triggers)|discord(?:app)?\\.com/api/webhooks)/.");
    /** As {@code ?password=…} in a URL and {@code Password=…;} in a connection string. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)(?:[?&;]|^)\\s*(?:password|passwd|pwd|token|access_token|api_?key|secret|client_secret|accountkey"
                    + "|sharedaccesskey)\\s*=\\s*[^&;\\s]");

    /** As {@code password=…} among the parameters of a connection to PostgreSQL, between spaces. */
    private static final Pattern PARAMETER_BETWEEN_SPACES =
            Pattern.compile("(?i)(?:^|\\s)(?:ssl)?password(?:=|\\s+=\\s+)'?[^\\s']");
    /** As {@code user:password@tcp(host:3306)/database}, in which drivers of Go name a database. */
    private static final Pattern GO_DATA_SOURCE = Pattern.compile(":\\S{1,200}@(?:tcp|tcp6|udp|unix)\\(");
    /** As {@code "auth": "…"} of a registry in Docker's configuration. */
    private static final Pattern DOCKER_LOGIN =
            Pattern.compile("\\\\?\"(?:auth|identitytoken)\\\\?\"\\s*:\\s*\\\\?\"[A-Za-z0-9+/=._-]{4,}");

    /** What stands for a value that the text does not contain, as {@code ${NAME}} and {@code ${{project.NAME}}}. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$+(?:\\{\\{[^}]*}}|\\{[A-Za-z_][A-Za-z0-9_]*(?::?[?+][^}]*)?}" + "|[A-Za-z_][A-Za-z0-9_]*|\\([^)]*\\))");
    /** As {@code NAME=value}, {@code NAME: value} and {@code "name": "value"}. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![A-Za-z0-9_.])([A-Za-z_][A-Za-z0-9_.]*+)[\"']?"
            + "(?:=|\\s+=\\s+|\\s*:\\s+|\\s*:(?=[\"']))[\"']?(?=([^\\s\"',;]+))");
    /** Values that are no secret, whatever their name; a name of a file is one of another place. */
    private static final Pattern NO_SECRET_VALUE =
            Pattern.compile("(?i)true|false|yes|no|null|none|~|[|>][-+0-9]*|[{\\[].*|/run/secrets/.*");

    private LikelySecret() {}

    /** Whether a variable is likely to be a secret. */
    static boolean is(String name, String value) {
        return isSecretName(name.toUpperCase(Locale.ROOT)) || isSecretValue(value);
    }

    /**
     * Whether a text, such as a file or a command, is likely to be a secret or to contain one.
     *
     * @param name the name of the text; empty if it has none
     */
    public static boolean isIn(String name, String text) {
        if (!name.isEmpty() && isAssigned(name, text)) {
            return true;
        }
        return text.lines()
                .map(line -> REFERENCE.matcher(line).replaceAll(""))
                .anyMatch(line -> isSecretValue(line) || hasSecretName(line));
    }

    private static boolean hasSecretName(String line) {
        return ASSIGNMENT.matcher(line).results().anyMatch(found -> isAssigned(found.group(1), found.group(2)));
    }

    private static boolean isAssigned(String name, String value) {
        var upper = name.toUpperCase(Locale.ROOT);
        var isGiven = !REFERENCE.matcher(value).replaceAll("").isEmpty()
                && !NO_SECRET_VALUE.matcher(value).matches();
        return isGiven && !upper.endsWith("_FILE") && isSecretName(upper);
    }

    private static boolean isSecretName(String name) {
        for (var part : NAME_PARTS) {
            if (name.contains(part)) {
                return true;
            }
        }
        var unnumbered = NUMBER_AT_END.matcher(name).replaceFirst("");
        var last = UP_TO_LAST_WORD.matcher(unnumbered).replaceFirst("");
        if (LAST_WORDS.contains(last)) {
            return true;
        }
        for (var end : LAST_WORD_ENDS) {
            // The last word alone is none, as in PWD; behind another word it is, as in MYSQL_PWD.
            if (last.endsWith(end) && !NO_SECRETS.contains(last.equals("PWD") ? unnumbered : last)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecretValue(String value) {
        return KEY_BY_PREFIX.matcher(value).find()
                || JSON_WEB_TOKEN.matcher(value).find()
                || PRIVATE_KEY.matcher(value).find()
                || WEBHOOK.matcher(value).find()
                || ((value.contains("://") || value.contains(";"))
                        && PARAMETER.matcher(value).find())
                || PARAMETER_BETWEEN_SPACES.matcher(value).find()
                || GO_DATA_SOURCE.matcher(value).find()
                || DOCKER_LOGIN.matcher(value).find()
                || hasPassword(value);
    }

    /** Whether a text has a URL with a password, as in {@code scheme://user:password@host}. */
    private static boolean hasPassword(String text) {
        for (var at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
            var start = at + "://".length();
            var next = text.indexOf("://", start);
            if (hasPassword(text.substring(start, next < 0 ? text.length() : next), isWeb(text, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeb(String text, int endOfScheme) {
        var scheme = text.substring(Math.max(0, endOfScheme - "https".length()), endOfScheme)
                .toLowerCase(Locale.ROOT);
        return scheme.endsWith("http") || scheme.endsWith("https");
    }

    private static boolean hasPassword(String behindScheme, boolean isWeb) {
        // A path of the web may have an @. Drivers of databases accept a slash in a password.
        var end = endOfAuthority(behindScheme, isWeb ? " \t\r\n/?#" : " \t\r\n");
        var at = behindScheme.lastIndexOf('@', end - 1);
        var colon = behindScheme.indexOf(':');
        return colon >= 0 && colon + 1 < at;
    }

    private static int endOfAuthority(String url, String ends) {
        var end = 0;
        while (end < url.length() && ends.indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
