check "dokploy" {
  data "dokploy_server_health" "now" {}

  assert {
    condition     = data.dokploy_server_health.now.healthy
    error_message = "Dokploy or one of its services is not healthy."
  }
}
