resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  database_password = "pa$$word \u00e9"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: database_password = "pa$$word \u00e9"
#   `database_password` must be made of letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` `` (the server refuses others).
