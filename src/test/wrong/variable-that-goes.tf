resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:1.29-alpine" }
  secret_env     = { OTHER = "correct-horse-battery" }
}

# Told by terraform plan
#
# Warning: Variables Will Be Removed (API_TOKEN)
# on line 5: secret_env = { OTHER = "correct-horse-battery" }
#   This apply removes these variables from the server: `API_TOKEN`. To keep them, set them in `env` or `secret_env`, or set `env_authoritative = false`.
