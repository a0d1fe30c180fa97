data "dokploy_notification" "deployments" {
  name = "deployments"
}

output "deployments_channel" {
  value = data.dokploy_notification.deployments.type
}
