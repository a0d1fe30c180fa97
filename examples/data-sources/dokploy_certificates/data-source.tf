data "dokploy_certificates" "all" {}

output "names" {
  value = [for certificate in data.dokploy_certificates.all.certificates : certificate.name]
}
