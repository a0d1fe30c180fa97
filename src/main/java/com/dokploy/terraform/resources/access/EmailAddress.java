package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;

/** The e-mail address of a person: what Dokploy takes for one (v0.30.2). */
final class EmailAddress {
    private EmailAddress() {}

    /** Begins the attribute {@code email}, which is required. */
    static AttributeBuilder<String> declare(Schema.Builder s) {
        return s.string("email")
                .required()
                .format(Format.EMAIL)
                .check(Check.matches(
                        "[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\\.)+[A-Za-z]{2,}",
                        "an e-mail address such as `admin@example.com`"));
    }
}
