variable "resend_api_key" {
  type      = string
  sensitive = true
}

resource "dokploy_resend_notification" "operations" {
  name         = "operations"
  events       = ["database_backup", "volume_backup"]
  api_key      = var.resend_api_key
  from_address = "dokploy@example.com"
  to_addresses = ["operations@example.com"]
}
