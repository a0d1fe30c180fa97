resource "dokploy_redirect" "old" {
  application_id = var.existing.application_id
  regex          = "^https://example.com/(?!api).*"
  replacement    = "https://www.example.com"
}
# Told by terraform validate
#
# Error: Invalid Regular Expression
# on line 3: regex = "^https://example.com/(?!api).*"
#   `regex` is `^https://example.com/(?!api).*`. The expression contains the lookaround `(?!…)`, and Traefik (Go RE2) supports no lookarounds.
