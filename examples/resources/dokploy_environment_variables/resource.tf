# An application that another configuration manages.
data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

# Only these keys are managed; all other variables stay unchanged.
resource "dokploy_environment_variables" "tracing" {
  application_id = data.dokploy_application.web.id

  env = {
    OTEL_SERVICE_NAME           = "web"
    OTEL_EXPORTER_OTLP_ENDPOINT = "http://collector:4317"
  }
  secret_env_wo = {
    OTEL_EXPORTER_OTLP_HEADERS = var.otlp_headers
  }
  secret_env_wo_version = 1
}

variable "otlp_headers" {
  type      = string
  ephemeral = true
}
