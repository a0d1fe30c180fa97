package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.SandboxProcess;
import java.io.IOException;

/** Where requests go; only a sandbox counts them. */
record Server(String endpoint, String apiKey, boolean isSandbox) {
    static Server of(SandboxProcess sandbox) {
        return new Server(sandbox.endpoint(), SandboxProcess.API_KEY, true);
    }

    /** What it has counted so far; nothing where it does not. */
    Counted counted() throws IOException {
        return isSandbox ? Counted.at(endpoint) : new Counted(0, 0);
    }
}
