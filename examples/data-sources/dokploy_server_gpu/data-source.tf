data "dokploy_server" "worker" {
  name = "worker"
}

data "dokploy_server_gpu" "worker" {
  server_id = data.dokploy_server.worker.id
}

output "gpus_of_worker" {
  value = data.dokploy_server_gpu.worker.available_gpus
}
