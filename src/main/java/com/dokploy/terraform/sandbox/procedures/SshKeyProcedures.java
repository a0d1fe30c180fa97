package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.regex.Pattern;

/** SSH keys. */
final class SshKeyProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PRIVATE_KEY = Pattern.compile("^-----BEGIN (RSA|OPENSSH) PRIVATE KEY-----\\n"
            + "([A-Za-z0-9+/=]+\\n"
            + ")+-----END (RSA|OPENSSH) PRIVATE KEY-----\\s*$");
    private static final Pattern PUBLIC_KEY = Pattern.compile("^ssh-(rsa|ed25519)\\s+[A-Za-z0-9+/=]+(\\s+.*)?\\s*$");

    private final Store store;

    SshKeyProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("sshKey.create", this::createSshKey);
        handlers.put("sshKey.generate", SshKeyProcedures::generateSshKey);
    }

    private ProcedureResult createSshKey(Call call) {
        var issues = JSON.arrayNode();
        if (!PRIVATE_KEY.matcher(call.text("privateKey")).matches()) {
            issues.addAll(issues(Issues.custom("Invalid private key format", "privateKey")));
        }
        if (!PUBLIC_KEY.matcher(call.text("publicKey")).matches()) {
            issues.addAll(issues(Issues.custom("Invalid public key format", "publicKey")));
        }
        if (!issues.isEmpty()) {
            throw ApiErrorException.invalid(issues);
        }
        store.insert("sshKey", call.input().without("organizationId"));
        return ProcedureResult.nothing();
    }

    private static ArrayNode issues(ApiErrorException refusal) {
        var issues = refusal.issues();
        return issues == null ? JSON.arrayNode() : issues;
    }

    /** Both kinds come in the form of OpenSSH, with the comment "dokploy"; nothing is stored. */
    private static ProcedureResult generateSshKey(Call call) {
        return ProcedureResult.of(SshKeyGenerator.generate(call.text("type").equals("rsa")));
    }
}
