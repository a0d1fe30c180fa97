resource "dokploy_redis" "cache" {
  environment_id    = var.environment_id
  name              = "cache"
  database_password = "correct-horse-battery"
  command           = "redis-server --save 60 1"
}

# Told by terraform plan
#
# Warning: Redis Runs Without a Password
# on line 5: command = "redis-server --save 60 1"
#   With `command` or `args`, Dokploy does not pass the password to Redis. Redis then accepts everyone who reaches its port, unless the command itself sets a password. To use the password of this resource, set `command = "/bin/sh"` and `args = ["-c", "exec redis-server --requirepass $REDIS_PASSWORD"]`.
