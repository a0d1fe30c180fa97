# A compose stack that another configuration manages.
data "dokploy_compose" "worker" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

action "dokploy_stop" "worker" {
  config {
    compose_id = data.dokploy_compose.worker.id
  }
}
