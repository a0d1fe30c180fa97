variable "environment_id" {
  description = "Environment to put it into."
  type        = string
}

variable "name" {
  description = "Name of the application."
  type        = string
}

variable "image" {
  description = "Image to run."
  type        = string
}

variable "hosts" {
  description = "Hosts that lead to it."
  type        = list(string)
  default     = []
}

variable "port" {
  description = "Port that it listens on."
  type        = number
  default     = 80
}

variable "replicas" {
  description = "How many containers run."
  type        = number
  default     = 1

  validation {
    condition     = var.replicas > 0
    error_message = "Run at least one."
  }
}
