resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host       = "strip.example.com"
  strip_path = true
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 4: strip_path = true
#   `strip_path` requires a `path` other than `/`. Set `path`, or remove `strip_path`.
