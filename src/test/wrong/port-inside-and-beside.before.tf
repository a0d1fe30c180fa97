resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:1.29-alpine" }
  ports          = [{ published_port = 8081, target_port = 80 }]
}
