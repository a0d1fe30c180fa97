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
#   Another dokploy_application of this plan has the same `name` in the same place. Dokploy takes both, and then neither Dokploy nor an import nor a data source can tell them apart. Remove one of them, or change `name`.
