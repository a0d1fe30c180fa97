package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;

/** The attribute {@code saml}: an identity provider that speaks SAML 2.0. */
final class SamlAttributes {
    final SsoConfig settings;

    /** Declares {@code saml}. */
    SamlAttributes(Schema.Builder s) {
        var object = Schema.object();
        object.string("entry_point")
                .required()
                .check(ProviderConfig.url())
                .describe("URL of the identity provider at which users sign in.");
        object.string("cert")
                .required()
                .check(Check.notEmpty())
                .describe("Certificate (PEM) with which the identity provider signs.");
        object.string("callback_url")
                .required()
                .check(ProviderConfig.url())
                .describe("URL of Dokploy to which the identity provider sends users back:"
                        + " `https://DOKPLOY/api/auth/sso/saml2/callback/PROVIDER_ID`.");
        text(object, "audience", "Audience that assertions must be meant for, usually the URL of Dokploy.");
        object.object("idp_metadata", idpMetadata()).custom().describe("Metadata of the identity provider.");
        object.object("sp_metadata", spMetadata())
                .required()
                .custom()
                .describe("Metadata of Dokploy, the service provider. Empty for what Dokploy generates.");
        declareSignatures(object);
        text(object, "identifier_format", "Format of the name that identifies a user (`NameID`).");
        object.stringMap("additional_params").describe("Further parameters of the request to the identity provider.");
        object.object("mapping", mapping())
                .describe("Attributes of assertions that describe a user. If unset, `nameID`, `email`, `displayName`,"
                        + " `givenName` and `surname`.");
        var attribute = s.object("saml", object.build())
                .apiField("samlConfig")
                .custom()
                .describe("Identity provider with SAML 2.0. Changing from or to `oidc` forces a new resource to be"
                        + " created.");
        settings = new SsoConfig(
                attribute,
                ApiMapping.body("id", "nameID")
                        .put("email", "email")
                        .put("name", "displayName")
                        .put("firstName", "givenName")
                        .put("lastName", "surname"));
    }

    private static void declareSignatures(Schema.Builder object) {
        object.bool("want_assertions_signed")
                .defaultsTo(false)
                .describe("Whether Dokploy's metadata asks for signed assertions.");
        object.bool("authn_requests_signed").defaultsTo(false).describe("Whether Dokploy signs its requests.");
        text(object, "signature_algorithm", "Algorithm of signatures, for example `sha256`.");
        text(object, "digest_algorithm", "Algorithm of digests, for example `sha256`.");
        secret(object, "private_key", "Private key (PEM) with which Dokploy signs its requests.");
        secret(object, "decryption_pvk", "Private key (PEM) with which Dokploy decrypts assertions.");
    }

    private static Schema idpMetadata() {
        var object = Schema.object();
        text(object, "metadata", "Metadata as an XML document of at most 100 KiB.");
        entityId(object);
        text(object, "cert", "Certificate (PEM) with which the identity provider signs.");
        declareKeys(object);
        var service = Schema.pascalCaseObject();
        service.string("binding")
                .required()
                .check(Check.notEmpty())
                .describe("Binding, for example `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect`.");
        service.string("location").required().check(ProviderConfig.url()).describe("URL of the service.");
        object.objects("single_sign_on_service", service.build())
                .describe("Services of the identity provider at which users sign in.");
        return object.build();
    }

    private static Schema spMetadata() {
        var object = Schema.object();
        text(object, "metadata", "Metadata as an XML document.");
        entityId(object);
        text(object, "binding", "Binding of the service to which the identity provider sends users back.");
        declareKeys(object);
        return object.build();
    }

    private static void entityId(Schema.Builder object) {
        object.string("entity_id").apiField("entityID").check(Check.notEmpty()).describe("Entity ID.");
    }

    /** Declares the keys of either side. */
    private static void declareKeys(Schema.Builder object) {
        secret(object, "private_key", "Private key (PEM) for signatures.");
        secret(object, "private_key_pass", "Password of `private_key`.");
        object.bool("is_assertion_encrypted").describe("Whether assertions are encrypted.");
        secret(object, "enc_private_key", "Private key (PEM) for encryption.");
        secret(object, "enc_private_key_pass", "Password of `enc_private_key`.");
    }

    private static Schema mapping() {
        var object = Schema.object();
        SsoConfig.claim(object, "id", "Attribute with the ID of the user.", true);
        SsoConfig.claim(object, "email", "Attribute with the e-mail address.", true);
        SsoConfig.claim(object, "email_verified", "Attribute that says whether the e-mail address is verified.", false);
        SsoConfig.claim(object, "name", "Attribute with the name.", true);
        SsoConfig.claim(object, "first_name", "Attribute with the first name.", false);
        SsoConfig.claim(object, "last_name", "Attribute with the last name.", false);
        object.stringMap("extra_fields").describe("Further attributes, by the names that Dokploy gives them.");
        return object.build();
    }

    private static void text(Schema.Builder object, String name, String description) {
        object.string(name).check(Check.notEmpty()).describe(description);
    }

    private static void secret(Schema.Builder object, String name, String description) {
        Secrets.addCounterpart(
                object, object.string(name).sensitive().check(Check.notEmpty()).describe(description));
    }
}
