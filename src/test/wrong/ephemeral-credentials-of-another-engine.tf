ephemeral "dokploy_database_credentials" "wrong" {
  mysql_id = var.existing.postgres_id
}
# Told by terraform plan
#
# Error: Object Not Found
# on line 2: mysql_id = var.existing.postgres_id
#   No dokploy_mysql has the ID `ID` on this server, or the API key has no access to it.
