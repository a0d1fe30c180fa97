data "dokploy_discord_notification" "deployments" {
  name = "deployments"
}
