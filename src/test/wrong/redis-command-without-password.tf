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
#   With `command` or `args` Dokploy does not pass the password to Redis: it sets none, and anybody who reaches the port gets in, unless the command itself sets one. The container has the password in its environment, so that this works: `command = "/bin/sh"` and `args = ["-c", "exec redis-server --requirepass $REDIS_PASSWORD"]`.
