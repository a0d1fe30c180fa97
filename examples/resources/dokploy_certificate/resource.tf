variable "certificate" {
  description = "Certificate chain (PEM)"
  type        = string
}

variable "private_key" {
  description = "Private key of the certificate (PEM)"
  type        = string
  ephemeral   = true
}

# The certificate is valid for the domains of the shop. The private key is not stored in the state.
resource "dokploy_certificate" "shop" {
  name                   = "shop"
  certificate            = var.certificate
  private_key_wo         = var.private_key
  private_key_wo_version = 1
}

output "shop_certificate_expires_at" {
  value = dokploy_certificate.shop.expires_at
}
