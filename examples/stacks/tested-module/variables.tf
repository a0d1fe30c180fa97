variable "environment_id" {
  description = "ID of the environment of the application."
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
  description = "Host names of the application."
  type        = list(string)
  default     = []
}

variable "port" {
  description = "Container port that the application listens on."
  type        = number
  default     = 80
}

variable "replicas" {
  description = "Number of containers."
  type        = number
  default     = 1

  validation {
    condition     = var.replicas > 0
    error_message = "The number of containers must be at least 1."
  }
}
