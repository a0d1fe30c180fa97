resource "dokploy_whitelabeling" "wrong" {
  logo_url = "/logo.svg"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: logo_url = "/logo.svg"
#   `logo_url` must be a URL that begins with `https://` or `http://`, or empty, not `/logo.svg`.
