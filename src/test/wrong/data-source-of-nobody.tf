data "dokploy_destination" "wrong" {
  name = "nobody"
}

# Told by terraform plan
#
# Error: Object Not Found
# on line 1: data "dokploy_destination" "wrong" {
#   No dokploy_destination `nobody` exists on this server, or the API key has no access to it. Names are case-sensitive.
