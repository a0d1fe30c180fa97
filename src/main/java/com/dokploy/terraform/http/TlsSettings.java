package com.dokploy.terraform.http;

import com.dokploy.terraform.log.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The settings of TLS: which servers to trust, and which certificate to present.
 *
 * @param caCertificate an authority to trust besides the usual ones: PEM, or the path of a file with it
 * @param systemBundle the file with the authorities that the system trusts; null for the places where distributions
 *     keep it
 * @param clientCertificate for mutual TLS: PEM or a path, with the chain
 * @param clientKey the private key of the client certificate: PEM or a path
 * @param insecureSkipVerify whether any certificate is taken
 */
public record TlsSettings(
        @Nullable String caCertificate,
        @Nullable String systemBundle,
        @Nullable String clientCertificate,
        @Nullable Secret clientKey,
        boolean insecureSkipVerify) {}
