data "dokploy_server" "worker" {
  name = "worker"
}

data "dokploy_server_security" "worker" {
  server_id = data.dokploy_server.worker.id
}

output "worker_has_firewall" {
  value = data.dokploy_server_security.worker.ufw.active
}
