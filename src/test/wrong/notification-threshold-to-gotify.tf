resource "dokploy_gotify_notification" "wrong" {
  name       = "alerts"
  events     = ["app_build_error", "server_threshold"]
  server_url = "https://gotify.example.com"
  app_token  = "secret-of-it"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: events = ["app_build_error", "server_threshold"]
#   Each element of `events` must be one of `app_deploy`, `app_build_error`, `database_backup`, `volume_backup`, `dokploy_backup`, `dokploy_restart` or `docker_cleanup`, not `server_threshold`.
