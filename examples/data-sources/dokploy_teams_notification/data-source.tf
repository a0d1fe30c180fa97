data "dokploy_teams_notification" "deployments" {
  name = "deployments"
}
