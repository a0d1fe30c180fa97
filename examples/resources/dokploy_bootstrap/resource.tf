variable "admin_password" {
  type      = string
  sensitive = true
}

# For the newly installed server, where no API key exists yet.
provider "dokploy" {
  alias    = "bootstrap"
  endpoint = "https://dokploy.example.com"
}

resource "dokploy_bootstrap" "admin" {
  provider = dokploy.bootstrap

  email     = "admin@example.com"
  password  = var.admin_password
  name      = "Ada"
  last_name = "Lovelace"
}

# For everything else: the key is known once the administrator exists.
provider "dokploy" {
  endpoint = "https://dokploy.example.com"
  api_key  = dokploy_bootstrap.admin.api_key
}

resource "dokploy_project" "shop" {
  name = "shop"
}
