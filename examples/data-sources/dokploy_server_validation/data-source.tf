data "dokploy_server" "worker" {
  name = "worker"
}

data "dokploy_server_validation" "worker" {
  server_id = data.dokploy_server.worker.id
}

output "worker_is_ready" {
  value = data.dokploy_server_validation.worker.swarm_installed
}
