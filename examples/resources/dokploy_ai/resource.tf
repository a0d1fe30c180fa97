# The key is not stored in the state. Change the version to send a new key.
resource "dokploy_ai" "main" {
  name               = "main"
  api_url            = "https://api.openai.com/v1"
  model              = "gpt-5-mini"
  api_key_wo         = var.openai_key
  api_key_wo_version = 1
}

variable "openai_key" {
  type      = string
  ephemeral = true
}
