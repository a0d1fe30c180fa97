# Prometheus and Grafana in one compose stack with configuration files, and a status page behind basic authentication.
# The images are placeholders: replace `busybox` with the images of Prometheus and Grafana.

resource "dokploy_project" "monitoring" {
  name = var.name
}

resource "dokploy_compose" "metrics" {
  environment_id = dokploy_project.monitoring.production_environment_id
  name           = "metrics"
  delete_volumes = true

  raw = {
    compose_file = <<-EOT
      services:
        prometheus:
          image: busybox
          volumes:
            - ../files/prometheus.yml:/etc/prometheus/prometheus.yml
            - series:/prometheus
        grafana:
          image: busybox
          environment:
            GF_SECURITY_ADMIN_PASSWORD: $${GRAFANA_PASSWORD}
      volumes:
        series:
    EOT
  }

  mounts = [
    {
      type       = "file"
      file_path  = "prometheus.yml"
      mount_path = "/etc/prometheus/prometheus.yml"
      content = yamlencode({
        global         = { scrape_interval = var.scrape_interval }
        scrape_configs = [{ job_name = "self", static_configs = [{ targets = ["localhost:9090"] }] }]
      })
    },
  ]

  secret_env_wo         = { GRAFANA_PASSWORD = var.grafana_password }
  secret_env_wo_version = 1
}

resource "dokploy_domain" "grafana" {
  compose_id   = dokploy_compose.metrics.id
  service_name = "grafana"
  host         = "grafana.example.com"
  port         = 3000
}

# A status page that is restricted to staff.
resource "dokploy_application" "status" {
  environment_id = dokploy_project.monitoring.production_environment_id
  name           = "status"
  docker         = { image = "nginx:alpine" }

  domains = [{ host = "status.example.com", port = 80 }]
  basic_auth = [
    { username = "staff", password_wo = var.staff_password, password_wo_version = 1 },
  ]
  mounts = [
    {
      type       = "file"
      file_path  = "index.html"
      mount_path = "/usr/share/nginx/html/index.html"
      content    = "<h1>All is well</h1>\n"
    },
  ]
}
