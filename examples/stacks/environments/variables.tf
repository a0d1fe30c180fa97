variable "name" {
  description = "Name of the project."
  type        = string
  default     = "stack-environments"
}

variable "replicas" {
  description = "Number of containers in production."
  type        = number
  default     = 2
}
