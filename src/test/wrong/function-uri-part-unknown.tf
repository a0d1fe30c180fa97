output "wrong" {
  value = provider::dokploy::database_uri({
    engine   = "redis"
    host     = "cache"
    password = "secret"
    database = "0"
  })
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::database_uri({ engine = "redis" host = "cache" password = "secret" database = "0" })
#   Invalid value for "parts" parameter: `database` cannot be set: the engine `redis` has `engine`, `host`, `port`, `password`.
