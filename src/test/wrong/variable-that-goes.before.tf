resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:1.29-alpine" }
  secret_env     = { API_TOKEN = "correct-horse-battery", OTHER = "correct-horse-battery" }
}
