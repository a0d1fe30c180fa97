data "dokploy_certificate" "shop" {
  name = "shop"
}

output "expires_at" {
  value = data.dokploy_certificate.shop.expires_at
}
