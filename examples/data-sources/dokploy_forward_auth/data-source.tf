# The authentication proxy of the Dokploy host.
data "dokploy_forward_auth" "host" {}

output "redirect_uri" {
  value = data.dokploy_forward_auth.host.callback_url
}
