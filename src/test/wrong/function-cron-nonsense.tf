output "wrong" {
  value = provider::dokploy::cron_next("every night", plantimestamp())
}

# Told by terraform plan
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::cron_next("every night", plantimestamp())
#   Invalid value for "expression" parameter: The cron expression is not valid: five fields are needed (minute, hour, day of the month, month, day of the week), or six with seconds in front, or one of @daily, @hourly, @monthly, @weekly, @yearly.
