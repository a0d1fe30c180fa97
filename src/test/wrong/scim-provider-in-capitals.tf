resource "dokploy_scim_provider" "wrong" {
  provider_id = "Directory"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: provider_id = "Directory"
#   `provider_id` must be 1 to 64 lower-case letters, digits and hyphens that do not begin with a hyphen, and none of the names that Dokploy reserves (`credential`, `email-otp`, `magic-link`, `phone-number`, `anonymous`, `siwe`, `github` and `google`), not `Directory`.
