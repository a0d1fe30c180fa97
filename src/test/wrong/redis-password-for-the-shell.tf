resource "dokploy_redis" "cache" {
  environment_id    = var.environment_id
  name              = "cache"
  database_password = "p@ss&word#1"
}

# Told by terraform plan
#
# Error: Unusable Database Password
# on line 4: database_password = "p@ss&word#1"
#   `database_password` can only contain letters, digits and `@%^_+=:,.-`, without `--` at the beginning. Dokploy writes the password without quotes into the shell command that starts Redis: with other characters Redis does not start, or the shell runs a part of the password as a command. Choose another password, or remove `database_password` to generate one.
