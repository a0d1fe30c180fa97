package com.dokploy.terraform.acceptance;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;

/** Tests of what only a sandbox can show; it goes with everything that is in it. */
abstract class InSandbox extends OnServer {
    @Override
    final TargetServer open() {
        return TargetServer.sandboxed();
    }

    @Override
    final void leave() {
        // The sandbox is closed next.
    }

    final Sandbox sandbox() {
        return target.sandbox("count requests and fail on purpose");
    }
}
