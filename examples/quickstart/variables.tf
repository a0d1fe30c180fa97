variable "image" {
  description = "Image that the application runs."
  type        = string
  default     = "nginx:1.29-alpine"
}

variable "host" {
  description = "Host name under which the application is reached."
  type        = string
  default     = "quickstart.example.com"
}
