package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.DownloadException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The two files of a template: its compose file, and what Dokploy generates for it (TOML). No procedure of Dokploy tells
 * them without making a stack (v0.30.2), so they are read from where Dokploy has them from.
 */
public record TemplateFiles(String composeFile, String config) {
    /** The address at which Dokploy itself looks for templates. */
    public static final String BASE_URL = "https://templates.dokploy.com";

    /** Begins the declaration of the id of a template. */
    public static AttributeBuilder<String> declareId(Schema.Builder schema) {
        return schema.string("id")
                .check(Check.matches(
                        "[A-Za-z0-9][A-Za-z0-9._-]*",
                        "letters, digits, `.`, `_` and `-` that begin with a letter or digit"));
    }

    /** Begins the declaration of the URL of a catalog. */
    public static AttributeBuilder<String> declareBaseUrl(Schema.Builder schema) {
        return schema.string("base_url")
                .check(Check.matches(
                        "https?://[^\\s?#]+", "a URL that begins with `http://` or `https://`, without a query"));
    }

    /** Reads the files of a template. */
    public static TemplateFiles read(String baseUrl, String id, Session session) throws DownloadException {
        var directory = withoutSlash(baseUrl) + "/blueprints/" + id + "/";
        return new TemplateFiles(
                session.dokploy().download(directory + "docker-compose.yml"),
                session.dokploy().download(directory + "template.toml"));
    }

    /** Returns a base URL as Dokploy wants it. */
    public static String withoutSlash(String baseUrl) {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** Returns a digest that differs whenever one of the files differs. */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(composeFile.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return "sha256:" + HexFormat.of().formatHex(sha.digest(config.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the files in the form in which Dokploy's procedures take them. */
    public String encoded() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("compose", composeFile)
                .put("config", config)
                .toString();
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
