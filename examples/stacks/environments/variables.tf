variable "name" {
  description = "Name of the project."
  type        = string
  default     = "stack-environments"
}

variable "replicas" {
  description = "How many containers production runs."
  type        = number
  default     = 2
}
