output "urls" {
  description = "URL of the shop in each environment."
  value       = { for name, stack in module.stack : name => stack.url }
}
