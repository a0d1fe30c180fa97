resource "dokploy_sso_trusted_origin" "wrong" {
  origin = "https://idp.example.com/"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: origin = "https://idp.example.com/"
#   `origin` must be a URL such as `https://idp.example.com`, without a slash at the end, not `https://idp.example.com/`.
