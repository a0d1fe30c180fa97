variable "image" {
  description = "Image of the application."
  type        = string
  default     = "nginx:1.29-alpine"
}

variable "host" {
  description = "Host name of the application."
  type        = string
  default     = "quickstart.example.com"
}
