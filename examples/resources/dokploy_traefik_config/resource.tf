# A dynamic file of the server, for all applications.
resource "dokploy_traefik_config" "headers" {
  path = "/etc/dokploy/traefik/dynamic/headers.yml"

  content = yamlencode({
    http = {
      middlewares = {
        security-headers = {
          headers = {
            stsSeconds         = 31536000
            contentTypeNosniff = true
          }
        }
      }
    }
  })
}
