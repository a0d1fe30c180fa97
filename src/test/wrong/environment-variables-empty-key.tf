resource "dokploy_environment_variables" "wrong" {
  application_id = var.existing.application_id
  env = {
    "" = "1"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: env = { "" = "1" }
#   `env` must have keys that are made of letters, digits, `_`, `.` and `-`, unlike `""`.
