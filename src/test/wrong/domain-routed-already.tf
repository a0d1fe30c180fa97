resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "existing.example.com"
}

# Told by terraform plan
#
# Warning: Duplicate Route
# on line 3: host = "existing.example.com"
#   Two domains in this plan have the host `existing.example.com` and the path `/`: both route to the application ID. Only one of them is served. Change `host` or `path` of one of them.
