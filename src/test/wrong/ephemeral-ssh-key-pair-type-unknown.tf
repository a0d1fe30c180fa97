ephemeral "dokploy_ssh_key_pair" "wrong" {
  type = "ecdsa"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: type = "ecdsa"
#   `type` must be one of `ed25519` or `rsa`, not `ecdsa`.
