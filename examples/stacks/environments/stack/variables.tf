variable "environment_id" {
  description = "ID of the environment of the shop."
  type        = string
}

variable "host" {
  description = "Host name of the shop."
  type        = string
}

variable "replicas" {
  description = "Number of containers."
  type        = number
}
