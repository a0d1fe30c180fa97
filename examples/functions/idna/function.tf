# "xn--bcher-kva.example.com"
output "host" {
  value = provider::dokploy::idna("bücher.example.com")
}
