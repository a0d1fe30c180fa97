# What is not set here is not managed.
resource "dokploy_whitelabeling" "this" {
  app_name       = "Example Cloud"
  logo_url       = "https://www.example.com/logo.svg"
  login_logo_url = "https://www.example.com/logo.svg"
  favicon_url    = "https://www.example.com/favicon.ico"
  support_url    = "https://support.example.com"
  footer_text    = "Operated by Example Inc."
}
