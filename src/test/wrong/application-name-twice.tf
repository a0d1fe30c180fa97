resource "dokploy_application" "one" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_application" "two" {
  environment_id = var.environment_id
  name           = "app"
  depends_on     = [dokploy_application.one]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Duplicate Object
# on line 11: name = "app"
#   This plan has another dokploy_application with the same `name`. Dokploy accepts both, but then neither an import nor a data source can tell them apart. Remove one of them, or change `name`.
