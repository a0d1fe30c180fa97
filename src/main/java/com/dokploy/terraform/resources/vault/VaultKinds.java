package com.dokploy.terraform.resources.vault;

import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.schema.Schema;

/** The kinds of vaults that Dokploy v0.30.2 can use, each an object of its own. */
final class VaultKinds {
    private VaultKinds() {}

    static ProviderConfig declare(Schema.Builder s) {
        var account = new ProviderConfig();
        account.declare(s, "hashicorp", hashicorp(), "Account at HashiCorp Vault (KV version 2).");
        account.declare(s, "infisical", infisical(), "Machine identity at Infisical.");
        account.declare(s, "aws", aws(), "Access key for AWS Secrets Manager.");
        account.declare(s, "doppler", doppler(), "Service token of Doppler.");
        account.declare(s, "azure", azure(), "Service principal for Azure Key Vault.");
        account.declare(s, "scaleway", scaleway(), "API key for Scaleway Secret Manager.");
        account.requireOne(s);
        return account;
    }

    private static Schema hashicorp() {
        var s = Schema.object();
        s.string("url")
                .required()
                .check(ProviderConfig.url())
                .describe("URL of the vault, for example `https://vault.example.com:8200`.");
        ProviderConfig.declareSecret(s, "token", "Token to log in with.");
        s.string("namespace").check(ProviderConfig.trimmed()).describe("Namespace (HashiCorp Vault Enterprise).");
        s.string("mount")
                .defaultsTo("secret")
                .check(ProviderConfig.trimmed())
                .describe("Path at which the secrets engine is mounted.");
        return s.build();
    }

    private static Schema infisical() {
        var s = Schema.object();
        s.string("site_url")
                .defaultsTo("https://app.infisical.com")
                .check(ProviderConfig.url())
                .describe("URL of Infisical.");
        required(s, "client_id", "Client ID of the machine identity.");
        ProviderConfig.declareSecret(s, "client_secret", "Client secret of the machine identity.");
        required(s, "project_id", "ID of the project in Infisical.");
        required(s, "environment_slug", "Slug of the environment in Infisical, for example `prod`.");
        s.string("secret_path")
                .defaultsTo("/")
                .check(ProviderConfig.trimmed())
                .describe("Folder of the secrets in Infisical.");
        return s.build();
    }

    private static Schema aws() {
        var s = Schema.object();
        required(s, "region", "Region, for example `eu-central-1`.");
        required(s, "access_key_id", "ID of the access key.");
        ProviderConfig.declareSecret(s, "secret_access_key", "Secret access key.");
        s.string("endpoint")
                .check(ProviderConfig.url())
                .describe("URL of the endpoint, for services that are compatible with AWS.", "If unset, AWS.");
        return s.build();
    }

    private static Schema doppler() {
        var s = Schema.object();
        ProviderConfig.declareSecret(s, "service_token", "Service token.");
        s.string("project")
                .check(ProviderConfig.trimmed())
                .describe("Name of the project in Doppler.", "If unset, the one of the token.");
        s.string("config")
                .check(ProviderConfig.trimmed())
                .describe("Name of the config in Doppler.", "If unset, the one of the token.");
        return s.build();
    }

    private static Schema azure() {
        var s = Schema.object();
        s.string("vault_uri")
                .required()
                .check(ProviderConfig.url())
                .describe("URL of the key vault, for example `https://example.vault.azure.net`.");
        required(s, "tenant_id", "ID of the Microsoft Entra tenant.");
        required(s, "client_id", "Client ID of the service principal.");
        ProviderConfig.declareSecret(s, "client_secret", "Client secret of the service principal.");
        return s.build();
    }

    private static Schema scaleway() {
        var s = Schema.object();
        required(s, "project_id", "ID of the project at Scaleway.");
        ProviderConfig.declareSecret(s, "secret_key", "Secret key of the API key.");
        s.string("region").defaultsTo("fr-par").check(ProviderConfig.trimmed()).describe("Region.");
        s.string("api_url")
                .defaultsTo("https://api.scaleway.com")
                .check(ProviderConfig.url())
                .describe("URL of Scaleway's API.");
        return s.build();
    }

    private static void required(Schema.Builder s, String name, String description) {
        s.string(name).required().check(ProviderConfig.trimmed()).describe(description);
    }
}
