resource "dokploy_sso_provider" "wrong" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["@example.com"]
  oidc = {
    client_id     = "dokploy"
    client_secret = "s3cr3t-0f-sso"
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: domains = ["@example.com"]
#   Each element of `domains` must be a domain in lower case, such as `example.com`, not `@example.com`.
