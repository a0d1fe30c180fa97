# What is not set here is not managed.
resource "dokploy_web_server_settings" "this" {
  host              = "dokploy.example.com"
  https             = true
  certificate_type  = "letsencrypt"
  letsencrypt_email = "ops@example.com"

  builds_concurrency = 2
  docker_cleanup     = true
  log_cleanup_cron   = "0 3 * * *"

  traefik_ports = [
    { target_port = 5432, published_port = 5432, protocol = "tcp" },
  ]
}
