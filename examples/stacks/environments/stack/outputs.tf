output "url" {
  description = "Where it answers."
  value       = dokploy_domain.web.url
}
