resource "dokploy_dns_provider" "wrong" {
  name = "main"
  route53 = {
    access_key_id = "AKIAEXAMPLE"
  }
}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 3: route53 = { access_key_id = "AKIAEXAMPLE" }
#   Exactly one of `route53.secret_access_key` and `route53.secret_access_key_wo` must be set.
