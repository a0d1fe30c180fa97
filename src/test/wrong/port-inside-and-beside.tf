resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:1.29-alpine" }
  ports          = [{ published_port = 8081, target_port = 80 }]
}

resource "dokploy_port" "other" {
  application_id = dokploy_application.web.id
  published_port = 8082
  target_port    = 80
}

# Told by terraform plan
#
# Error: Managed in Two Places
# on line 9: application_id = dokploy_application.web.id
#   `ports` of the dokploy_application `web` and the dokploy_port `8082/tcp` manage the same objects. `ports` of the dokploy_application `web` removes whatever it does not list, so that each apply would undo the one before. Use one of them: write all of them there, or remove that attribute and make each one a resource of its own.
