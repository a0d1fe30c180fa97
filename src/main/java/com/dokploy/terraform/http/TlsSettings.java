package com.dokploy.terraform.http;

import com.dokploy.terraform.log.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust, and who we are.
 *
 * @param caCertificate an authority to trust besides the usual ones: PEM, or the path of a file with it
 * @param clientCertificate for mutual TLS: PEM or a path, with the chain
 * @param clientKey its private key: PEM or a path
 * @param insecureSkipVerify whether any certificate is taken
 */
public record TlsSettings(
        @Nullable String caCertificate,
        @Nullable String clientCertificate,
        @Nullable Secret clientKey,
        boolean insecureSkipVerify) {}
