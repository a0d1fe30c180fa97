# Every quarter of an hour, first time after 08:50: "2026-01-01T09:00:00Z".
output "next" {
  value = provider::dokploy::cron_next("*/15 * * * *", "2026-01-01T08:50:00Z")
}
