variable "name" {
  description = "Name of the organization and the project."
  type        = string
  default     = "stack-platform"
}

variable "host" {
  description = "Host name of the shop."
  type        = string
  default     = "shop.example.com"
}

variable "image" {
  description = "Image of the storefront."
  type        = string
  default     = "nginx:alpine"
}

variable "registry_url" {
  description = "Host of the registry, which Dokploy logs in to during the apply."
  type        = string
  default     = "localhost:5000"
}

variable "builder_address" {
  description = "IP address of the build server."
  type        = string
  default     = "203.0.113.7"
}

variable "set_up_builder" {
  description = "Whether to install what Dokploy needs on the build server. Set it in a second apply, when the server accepts the output `deploy_key`."
  type        = bool
  default     = false
}

variable "slack_channel" {
  description = "Channel that is told about deployments."
  type        = string
  default     = "#deployments"
}

# Secrets. The defaults are for trying the stack with the sandbox.

variable "administrator_password" {
  description = "Password of the first administrator."
  type        = string
  default     = "change-me-soon"
  ephemeral   = true
}

variable "member_password" {
  description = "First password of the member."
  type        = string
  default     = "change-me-soon"
  ephemeral   = true
}

variable "registry_password" {
  description = "Access token for the registry."
  type        = string
  default     = "change-me"
  ephemeral   = true
}

variable "bitbucket_api_token" {
  description = "API token of Bitbucket."
  type        = string
  default     = "change-me"
  ephemeral   = true
}

variable "slack_webhook_url" {
  description = "Webhook URL of Slack."
  type        = string
  default     = "https://hooks.slack.example.com/services/T0/B0/change-me"
  ephemeral   = true
}

variable "smtp_password" {
  description = "Password of the SMTP server."
  type        = string
  default     = "change-me"
  ephemeral   = true
}

variable "backup_key" {
  description = "Secret of the access key for backups."
  type        = string
  default     = "change-me"
  ephemeral   = true
}
