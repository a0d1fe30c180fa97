resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  redirects = [
    {
      regex       = "^https://example.com/(.*"
      replacement = "https://www.example.com/$${1}"
    },
  ]
}
# Told by terraform validate
#
# Error: Invalid Regular Expression
# on line 7: redirects = [ { regex = "^https://example.com/(.*" replacement = "https://www.example.com/$${1}" }, ]
#   `redirects[0].regex` is `^https://example.com/(.*`. The expression has `(` without `)`.
