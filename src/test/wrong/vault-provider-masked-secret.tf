resource "dokploy_vault_provider" "wrong" {
  name = "main"
  doppler = {
    service_token = "********"
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: doppler = { service_token = "********" }
#   `doppler.service_token` must be the secret itself, without blanks around it, not the asterisks that Dokploy shows in its place.
