variable "environment_id" {
  description = "Environment to put it into."
  type        = string
}

variable "host" {
  description = "Host that it answers at."
  type        = string
}

variable "replicas" {
  description = "How many containers run."
  type        = number
}
