data "dokploy_email_notification" "operations" {
  name = "operations"
}
