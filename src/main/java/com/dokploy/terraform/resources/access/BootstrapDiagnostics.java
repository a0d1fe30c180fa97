package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.Accounts;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** What {@code dokploy_bootstrap} tells of a server that is not as empty as expected, and of what stays on it. */
final class BootstrapDiagnostics {
    private final BootstrapAttributes attributes;

    BootstrapDiagnostics(BootstrapAttributes attributes) {
        this.attributes = attributes;
    }

    private Path email() {
        return Path.of(attributes.email.name());
    }

    private Path password() {
        return Path.of(attributes.password.name());
    }

    /** What a plan tells of a server where somebody has signed up. */
    Diagnostic administratorThere() {
        return Diagnostic.warning(
                email(),
                "Administrator Already Exists",
                "This Dokploy server has an administrator. The apply adopts this administrator if the configured e-mail"
                        + " address and password are theirs, and fails otherwise. " + useKey());
    }

    /** What to do instead of signing up. */
    String useKey() {
        return "To manage the server without `dokploy_bootstrap`, set `api_key` of the provider to an API key of an"
                + " administrator, created under Settings → Profile → API/CLI Keys in Dokploy without a rate limit.";
    }

    /** What to do where a new resource finds an administrator with other credentials. */
    String adoptOrUseKey() {
        return "To manage this administrator, set the e-mail address and the password to theirs. " + useKey();
    }

    /** What to do about a password that the server does not take. */
    String changeInDashboard() {
        return "Dokploy changes a password only for those who know the current one. Set the password to the current"
                + " one, or change it in Dokploy under Settings → Profile to the configured one, and run `terraform"
                + " apply` again.";
    }

    /** What an apply tells that found its administrator there. */
    Diagnostic adopted(Administrator user) {
        return Diagnostic.warning(
                email(),
                "Administrator Adopted",
                "The Dokploy server has an administrator already, who can log in with the configured e-mail address and"
                        + " password: `" + user.email() + "`. Terraform has adopted the administrator and created an"
                        + " API key. If an earlier apply was interrupted, the key that it may have created is also"
                        + " named `" + BootstrapAttributes.KEY_NAME + "`: delete the older one under Settings → Profile"
                        + " → API/CLI Keys in Dokploy.");
    }

    /** What an apply tells whom the server does not let in. */
    DiagnosticException refused(Accounts.RefusedException refused, String address, String remedy) {
        if (refused.wantsSecondFactor()) {
            return new DiagnosticException(Diagnostic.error(
                    email(),
                    "Two-Factor Authentication Enabled",
                    "`" + address + "` logs in with a second factor, which the provider cannot give. " + useKey()));
        }
        return new DiagnosticException(Diagnostic.error(
                password(),
                "Login Refused",
                "Dokploy has an administrator, and refuses the login of `" + address
                        + "`: the e-mail address or the password is another one. "
                        + remedy));
    }

    /** What an apply tells of somebody who is no owner. */
    Diagnostic notOwner(Values object, Administrator user) {
        return Diagnostic.error(
                email(),
                "User Is Not the Owner",
                "`" + attributes.email(object) + "` can log in, but has the role `" + user.role()
                        + "` in their organization. `dokploy_bootstrap` manages the owner of the server. " + useKey());
    }

    /** What an apply tells if somebody else has the e-mail address by now. */
    Diagnostic otherUser(Administrator user) {
        return Diagnostic.error(
                email(),
                "Another User Has This E-Mail Address",
                "`" + user.email() + "` is now another user than the one in the state. Remove the resource from the"
                        + " state with `terraform state rm ADDRESS` and apply again: Terraform then adopts the"
                        + " owner.");
    }

    /** What a read tells of a key that does not work any more. */
    Diagnostic keyRefused() {
        return Diagnostic.warning(
                Path.of(attributes.apiKey.name()),
                "API Key No Longer Accepted",
                "Dokploy refuses the API key in the state: it was deleted or disabled. The next apply logs in with the"
                        + " e-mail address and the password, and creates another one. Until then, data sources of"
                        + " provider"
                        + " configurations that use `api_key` cannot be read: if the plan fails because of them, run"
                        + " `terraform apply -target=ADDRESS` with the address of this resource first.");
    }

    /** What an apply tells that destroys the resource while Dokploy refuses its key, which can then remove nothing. */
    Diagnostic keyStays() {
        return Diagnostic.warning(
                email(),
                "API Key Not Deleted",
                "Dokploy refused the API key of the administrator, so Terraform could not delete it. If the key `"
                        + BootstrapAttributes.KEY_NAME
                        + "` is still listed in Dokploy under Settings → Profile → API/CLI Keys, delete it there.");
    }

    /** What a plan tells that destroys the resource. */
    Diagnostic stays(Values prior) {
        return Diagnostic.warning(
                email(),
                "Administrator Stays on the Server",
                "Dokploy cannot remove its first administrator. Destroying the resource deletes the API key; the user `"
                        + prior.find(attributes.email, "") + "` stays and can log in. To manage the user again, apply"
                        + " the same e-mail address and password.");
    }
}
