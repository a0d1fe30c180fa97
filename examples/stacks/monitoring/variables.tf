variable "name" {
  description = "Name of the project."
  type        = string
  default     = "stack-monitoring"
}

variable "scrape_interval" {
  description = "Interval at which metrics are fetched."
  type        = string
  default     = "30s"
}

variable "grafana_password" {
  description = "Password of Grafana's administrator."
  type        = string
  default     = "change-me"
  ephemeral   = true
}

variable "staff_password" {
  description = "Password of the status page."
  type        = string
  default     = "change-me"
  ephemeral   = true
}
