package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** The ephemeral resource {@code dokploy_ssh_key_pair}: a pair of keys that the server generates and does not keep. */
public final class EphemeralSshKeyPair implements Ephemeral<Session> {
    private final Schema schema;
    private final Attribute<String> type;
    private final Attribute<String> publicKey;
    private final Attribute<String> privateKey;
    private final Attribute<String> fingerprint;

    /** Declares the ephemeral resource. */
    public EphemeralSshKeyPair() {
        var s = Schema.ephemeral(
                "dokploy_ssh_key_pair",
                "SSH key pair that Dokploy generates and does not store. Neither the plan nor the state has it.");
        s.note(
                Note.Kind.NOTE,
                "Each plan and each apply generates another pair. Store both keys in the same apply, for example in"
                        + " write-only attributes. For a key that Dokploy itself uses, set `generate` of"
                        + " `dokploy_ssh_key` instead.");
        type = s.string("type")
                .defaultsTo("ed25519")
                .check(Check.oneOf("ed25519", "rsa"))
                .describe("Kind of key: `ed25519` or `rsa`.");
        publicKey = s.string("public_key").computed().describe("Public key, for example `ssh-ed25519 AAAA… dokploy`.");
        privateKey = s.string("private_key")
                .computed()
                .sensitive()
                .describe("Private key without a passphrase, in the form that `ssh-keygen` writes.");
        fingerprint = s.string("fingerprint")
                .computed()
                .describe("Fingerprint of the public key, as `ssh-keygen -l` prints it: `SHA256:…`.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OpenResponse open(Values config, Session session) {
        var pair = SshKeyPair.generated(config.get(type), session);
        var line = ApiValues.text(pair, "publicKey", SshKeyPair.GENERATE);
        var opened = config.with(publicKey, line)
                .with(privateKey, ApiValues.text(pair, "privateKey", SshKeyPair.GENERATE))
                .with(fingerprint, OpenSsh.fingerprint(line));
        return new OpenResponse(opened, new PrivateState(), null);
    }
}
