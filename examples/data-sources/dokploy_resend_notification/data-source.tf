data "dokploy_resend_notification" "operations" {
  name = "operations"
}
