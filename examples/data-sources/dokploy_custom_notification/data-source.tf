data "dokploy_custom_notification" "automation" {
  name = "automation"
}
