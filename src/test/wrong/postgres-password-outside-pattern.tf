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
#   `database_password` may only be made of letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` ``. Dokploy refuses any other. Choose another one, or leave it out to have one generated.
