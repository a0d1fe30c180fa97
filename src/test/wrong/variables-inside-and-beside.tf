resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:1.29-alpine" }
  env            = { LOG_LEVEL = "info" }
}

# Not known before the apply: whose variables they are, since the application is new.
resource "dokploy_environment_variables" "tracing" {
  application_id = dokploy_application.web.id
  env            = { OTEL_SERVICE_NAME = "web" }
}

# Told by terraform apply
#
# Error: Managed in Two Places
# on line 10: application_id = dokploy_application.web.id
#   `env` of the dokploy_application `web` is set, so each apply removes everything that it does not contain, and the dokploy_environment_variables with `OTEL_SERVICE_NAME` is managed separately. Set `env_authoritative = false` next to `env` of the dokploy_application `web`, or set all variables in one place.
