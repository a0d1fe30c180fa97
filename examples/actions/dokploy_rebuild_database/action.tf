# A database that another configuration manages.
data "dokploy_postgres" "staging" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

# All data of the database is lost.
action "dokploy_rebuild_database" "staging" {
  config {
    postgres_id = data.dokploy_postgres.staging.id
  }
}
