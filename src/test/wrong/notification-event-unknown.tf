resource "dokploy_discord_notification" "wrong" {
  name        = "deployments"
  events      = ["app_deploy", "app_failed"]
  webhook_url = "https://discord.com/api/webhooks/1/secret"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: events = ["app_deploy", "app_failed"]
#   Each element of `events` must be one of `app_deploy`, `app_build_error`, `database_backup`, `volume_backup`, `dokploy_backup`, `dokploy_restart`, `docker_cleanup` or `server_threshold`, not `app_failed`.
