package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.schema.Check;

/** The names that identity providers have, which are part of URLs and of the accounts that belong to them. */
final class ProviderIds {
    private ProviderIds() {}

    /** Returns the check of a name: lower-case, and none of those by which Dokploy's sign-in means something else. */
    static Check check() {
        return Check.matches(
                "(?!(credential|email-otp|magic-link|phone-number|anonymous|siwe|github|google)$)[a-z0-9][a-z0-9-]{0,63}",
                "1 to 64 lower-case letters, digits and hyphens that do not begin with a hyphen, and none of the names"
                        + " that Dokploy reserves (`credential`, `email-otp`, `magic-link`, `phone-number`,"
                        + " `anonymous`, `siwe`, `github` and `google`)");
    }
}
