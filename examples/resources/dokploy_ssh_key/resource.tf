# Dokploy generates the key. Add the public key to the repository as a deploy key.
resource "dokploy_ssh_key" "deploy" {
  name     = "deploy"
  generate = "ed25519"
}

output "deploy_key" {
  value = dokploy_ssh_key.deploy.public_key
}

# An existing key. The private key is not stored in the state.
resource "dokploy_ssh_key" "servers" {
  name                   = "servers"
  private_key_wo         = var.ssh_private_key
  private_key_wo_version = 1
  public_key             = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIIfygLc5/zRwuvbZOqOu2sNi/36Ju2P7GWZv+HsTJRU servers"
}

variable "ssh_private_key" {
  type      = string
  ephemeral = true
}
