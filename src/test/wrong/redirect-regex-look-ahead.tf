resource "dokploy_redirect" "old" {
  application_id = var.existing.application_id
  regex          = "^https://example.com/(?!api).*"
  replacement    = "https://www.example.com"
}
# Told by terraform validate
#
# Error: Invalid Regular Expression
# on line 3: regex = "^https://example.com/(?!api).*"
#   `regex` is `^https://example.com/(?!api).*`, but it looks around with `(?!…)`, which these expressions cannot. Traefik takes regular expressions of Go (RE2).
