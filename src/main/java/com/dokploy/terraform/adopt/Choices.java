package com.dokploy.terraform.adopt;

import java.util.List;

/**
 * How a person wants the configuration.
 *
 * @param projects the names of the projects to adopt; empty for everything that the server holds
 * @param attachments where mounts, ports, domains and the like are written
 * @param secrets how secrets are written
 */
record Choices(List<String> projects, Attachments attachments, Secrets secrets) {
    /** Where the attachments of a service are written, if they can be an attribute of the service. */
    enum Attachments {
        INLINE,
        SEPARATE
    }

    /** The attributes that secrets are written in. */
    enum Secrets {
        /** Attributes that Terraform keeps in its state. */
        VARIABLES,
        /** Write-only attributes, where there are any. */
        WRITE_ONLY
    }
}
