variable "smtp_password" {
  type      = string
  sensitive = true
}

resource "dokploy_email_notification" "operations" {
  name         = "operations"
  events       = ["database_backup", "volume_backup", "dokploy_backup"]
  smtp_server  = "smtp.example.com"
  smtp_port    = 587
  username     = "dokploy"
  from_address = "dokploy@example.com"
  to_addresses = ["operations@example.com"]

  password_wo         = var.smtp_password
  password_wo_version = 1
}
