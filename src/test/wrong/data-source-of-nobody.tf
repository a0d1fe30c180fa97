data "dokploy_destination" "wrong" {
  name = "nobody"
}

# Told by terraform plan
#
# Error: Nothing found
# on line 1: data "dokploy_destination" "wrong" {
#   There is no dokploy_destination `nobody` on this server, or the API key may not see it. Names are compared letter by letter.
