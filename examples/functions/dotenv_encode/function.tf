# GREETING='hello world'
# PORT=8080
output "file" {
  value = provider::dokploy::dotenv_encode({
    PORT     = 8080
    GREETING = "hello world"
  })
}
