# ["db", "web"]
output "services" {
  value = provider::dokploy::compose_services(<<-YAML
    services:
      web:
        image: nginx:1.29-alpine
      db:
        image: postgres:18
  YAML
  )
}
