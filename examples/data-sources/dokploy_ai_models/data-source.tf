data "dokploy_ai" "main" {
  name = "main"
}

data "dokploy_ai_models" "main" {
  ai_id = data.dokploy_ai.main.id
}

output "models" {
  value = data.dokploy_ai_models.main.ai_models
}
