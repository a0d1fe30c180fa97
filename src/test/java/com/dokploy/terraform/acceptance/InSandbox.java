package com.dokploy.terraform.acceptance;

/** Tests of what only a sandbox can show; it goes with everything that is in it. */
abstract class InSandbox extends OnServer {
    @Override
    final Server open() {
        return Server.sandboxed();
    }

    @Override
    final void leave() {
        // The sandbox is closed next.
    }
}
