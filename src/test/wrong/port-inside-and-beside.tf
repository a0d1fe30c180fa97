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
#   `ports` of the dokploy_application `web` is set, so each apply removes everything that it does not contain, and the dokploy_port `8082/tcp` is managed separately. Either add the object to `ports` of the dokploy_application `web` and remove the separate resource, or remove the attribute and define each of its objects as a separate resource.
