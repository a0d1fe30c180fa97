data "dokploy_nodes" "all" {}

check "nodes" {
  assert {
    condition     = alltrue([for node in data.dokploy_nodes.all.nodes : node.state == "ready"])
    error_message = "A node of the cluster is not ready."
  }
}
