data "dokploy_mattermost_notification" "deployments" {
  name = "deployments"
}
