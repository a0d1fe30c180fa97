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
  description = "Host name of the shop."
  type        = string
  default     = "shop.example.com"
}

variable "log_level" {
  description = "Log level of the programs."
  type        = string
  default     = "info"
}

variable "backup_key" {
  description = "Secret of the access key for backups."
  type        = string
  default     = "change-me"
  ephemeral   = true
}
