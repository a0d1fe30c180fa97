variable "name" {
  description = "Name of the project."
  type        = string
  default     = "stack-saas"
}

variable "image" {
  description = "Image of all three programs."
  type        = string
  default     = "nginx:alpine"
}

variable "host" {
  description = "Host that the shop answers at."
  type        = string
  default     = "shop.example.com"
}

variable "log_level" {
  description = "How much the programs say."
  type        = string
  default     = "info"
}

variable "backup_key" {
  description = "Secret of the access key for backups."
  type        = string
  default     = "change-me"
  ephemeral   = true
}
