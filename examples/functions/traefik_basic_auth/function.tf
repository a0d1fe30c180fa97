variable "dashboard_password" {
  type      = string
  sensitive = true
}

# A middleware that routers of other files and labels can use as staff@file.
resource "dokploy_traefik_config" "staff" {
  path = "/etc/dokploy/traefik/dynamic/staff.yml"

  content = yamlencode({
    http = {
      middlewares = {
        staff = {
          basicAuth = {
            users = [provider::dokploy::traefik_basic_auth("staff", var.dashboard_password)]
          }
        }
      }
    }
  })
}
