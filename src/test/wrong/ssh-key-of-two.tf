resource "dokploy_ssh_key" "wrong" {
  name       = "deploy"
  generate   = "ed25519"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIIfygLc5/zRwuvbZOqOu2sNi/36Ju2P7GWZv+HsTJRU me"
}

# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 4: public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIIfygLc5/zRwuvbZOqOu2sNi/36Ju2P7GWZv+HsTJRU me"
#   Only one of `generate` and `public_key` can be set.
