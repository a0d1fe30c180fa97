resource "dokploy_web_server_settings" "wrong" {
  log_cleanup_cron = "every day"
}
# Told by terraform validate
#
# Error: Invalid Cron Expression
# on line 2: log_cleanup_cron = "every day"
#   `every day` is not a valid cron expression: five fields are needed (minute, hour, day of the month, month, day of the week), or six with seconds in front, or one of @daily, @hourly, @monthly, @weekly, @yearly. For example, `0 3 * * *` runs every night at 03:00.
