output "variables" {
  value = provider::dokploy::dotenv_decode(file("${path.module}/.env"))
}
