resource "dokploy_port" "wrong" {
  application_id = var.existing.application_id
  published_port = 3000
  target_port    = 3000
}

# Told by terraform plan
#
# Warning: Port Used by Dokploy
# on line 3: published_port = 3000
#   A dokploy_port of the application ID publishes host port 3000/tcp, which Dokploy itself uses. Choose another port.
