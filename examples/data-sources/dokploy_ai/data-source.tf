data "dokploy_ai" "main" {
  name = "main"
}

output "model" {
  value = data.dokploy_ai.main.model
}
