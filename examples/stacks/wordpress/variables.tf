variable "name" {
  description = "Name of the project."
  type        = string
  default     = "stack-wordpress"
}

variable "debug" {
  description = "Whether WordPress shows errors (0 or 1)."
  type        = number
  default     = 0
}

variable "db_password" {
  description = "Password of the database."
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
