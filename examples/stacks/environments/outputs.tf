output "urls" {
  description = "Where each environment answers."
  value       = { for name, stack in module.stack : name => stack.url }
}
