resource "dokploy_certificate" "wrong" {
  name        = "shop"
  certificate = "/etc/ssl/shop/fullchain.pem"
  private_key = "/etc/ssl/shop/privkey.pem"
}

# Told by terraform validate
#
# Error: Invalid Certificate
# on line 3: certificate = "/etc/ssl/shop/fullchain.pem"
#   `certificate` cannot be used. The value must be PEM text with a line `-----BEGIN CERTIFICATE-----`. Read the text from a file with `file("fullchain.pem")`, for example.
#
# Error: Invalid Private Key
# on line 4: private_key = "/etc/ssl/shop/privkey.pem"
#   `private_key` cannot be used. The value must be PEM text with a line such as `-----BEGIN PRIVATE KEY-----`. Read the text from a file with `file("privkey.pem")`, for example.
