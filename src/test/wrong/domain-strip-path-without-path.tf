resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host       = "strip.example.com"
  strip_path = true
}

# Told by terraform validate
#
# Error: Nothing to strip
# on line 4: strip_path = true
#   `strip_path` needs a `path` other than `/`.
