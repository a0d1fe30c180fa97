resource "dokploy_ssh_key" "wrong" {
  name       = "deploy"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIIfygLc5/zRwuvbZOqOu2sNi/36Ju2P7GWZv+HsTJRU me"
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_ssh_key" "wrong" {
#   A new SSH key requires `generate`, `private_key` or `private_key_wo`. Only a key that was imported can do without: Dokploy has its private key.
