# The secret is not stored in the state. Change the version to send a new secret.
resource "dokploy_destination" "backups" {
  name                         = "backups"
  s3_provider                  = "AWS"
  endpoint                     = "https://s3.eu-central-1.amazonaws.com"
  region                       = "eu-central-1"
  bucket                       = "example-shop-backups"
  access_key                   = "AKIAIOSFODNN7EXAMPLE"
  secret_access_key_wo         = var.secret_access_key
  secret_access_key_wo_version = 1
}

variable "secret_access_key" {
  type      = string
  ephemeral = true
}
