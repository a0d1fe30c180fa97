resource "dokploy_redis" "cache" {
  environment_id    = var.environment_id
  name              = "cache"
  database_password = "p@ss&word#1"
}

# Told by terraform plan
#
# Error: Unusable Database Password
# on line 4: database_password = "p@ss&word#1"
#   `database_password` may only be made of letters, digits and `@%^_+=:,.-`, without `--` at the beginning. Dokploy puts the password without quotes into the shell command that starts Redis: with another character Redis does not start, or the shell runs a part of the password as a command. Choose another one, or leave it out to have one generated.
