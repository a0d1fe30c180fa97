data "dokploy_notifications" "all" {}

output "notifications_of_failed_deployments" {
  value = [
    for notification in data.dokploy_notifications.all.notifications : notification.name
    if contains(notification.events, "app_build_error")
  ]
}
