data "dokploy_domain" "web" {
  host = "shop.example.com"
}
