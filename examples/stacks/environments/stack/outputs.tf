output "url" {
  description = "URL of the shop."
  value       = dokploy_domain.web.url
}
