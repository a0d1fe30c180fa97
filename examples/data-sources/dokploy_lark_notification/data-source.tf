data "dokploy_lark_notification" "deployments" {
  name = "deployments"
}
