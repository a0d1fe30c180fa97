resource "dokploy_web_server_settings" "wrong" {
  builds_concurrency = 2
}

resource "dokploy_web_server_settings" "second" {
  server_ip  = "192.0.2.7"
  depends_on = [dokploy_web_server_settings.wrong]
}
# Told by terraform plan
#
# Warning: Duplicate Object
# on line 5: resource "dokploy_web_server_settings" "second" {
#   This plan has another dokploy_web_server_settings. A server has its settings once, so that both resources write the same settings in turn. Declare the resource once.
