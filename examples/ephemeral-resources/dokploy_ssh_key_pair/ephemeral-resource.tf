variable "environment_id" {
  type = string
}

ephemeral "dokploy_ssh_key_pair" "signing" {
  type = "ed25519"
}

# The application gets both keys of the apply that creates it. To set another pair, increase the version.
resource "dokploy_application" "worker" {
  environment_id = var.environment_id
  name           = "worker"

  docker = {
    image = "ghcr.io/example/worker:1.4.2"
  }

  secret_env_wo = {
    SSH_PRIVATE_KEY = ephemeral.dokploy_ssh_key_pair.signing.private_key
    SSH_PUBLIC_KEY  = ephemeral.dokploy_ssh_key_pair.signing.public_key
  }
  secret_env_wo_version = 1
}
