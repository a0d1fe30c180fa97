data "dokploy_web_server_settings" "this" {}

output "server_ip" {
  value = data.dokploy_web_server_settings.this.server_ip
}
