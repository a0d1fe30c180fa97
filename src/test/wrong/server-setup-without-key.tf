resource "dokploy_server" "wrong" {
  name       = "worker"
  ip_address = "203.0.113.7"
  run_setup  = true
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 4: run_setup = true
#   `run_setup = true` requires `ssh_key_id`: Dokploy cannot connect to the server without an SSH key.
