resource "dokploy_custom_role" "release_manager" {
  name = "release-manager"

  permissions = {
    service    = ["read", "create"]
    deployment = ["read", "create", "cancel"]
  }
}

resource "dokploy_invitation" "sam" {
  email = "sam@example.com"
  role  = dokploy_custom_role.release_manager.name
}
