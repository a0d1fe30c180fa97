resource "dokploy_ssh_key" "worker" {
  name     = "worker"
  generate = "ed25519"
}

resource "dokploy_server" "worker" {
  name       = "worker"
  ip_address = "203.0.113.7"
  ssh_key_id = dokploy_ssh_key.worker.id

  # First apply without run_setup, and add dokploy_ssh_key.worker.public_key to ~/.ssh/authorized_keys on the server.
  # Then apply with run_setup: it installs Docker and everything else that Dokploy needs.
  run_setup          = true
  builds_concurrency = 2

  deletion_protection = true

  timeouts = {
    create = "45m"
  }
}
