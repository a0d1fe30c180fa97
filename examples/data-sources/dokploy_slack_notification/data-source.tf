data "dokploy_slack_notification" "deployments" {
  name = "deployments"
}
