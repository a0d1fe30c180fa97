resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  database_password = "pa$$word \u00e9"
}

# Told by terraform validate
#
# Error: Unusable Database Password
# on line 6: database_password = "pa$$word \u00e9"
#   `database_password` can only contain letters, digits and @#%^&*()_+-=[]{}|;:,.<>?~` (no spaces). Dokploy refuses other characters. Choose another password, or remove `database_password` to generate one.
