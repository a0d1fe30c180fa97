resource "dokploy_tag" "production" {
  name  = "production"
  color = "#2563eb"
}

resource "dokploy_project" "shop" {
  name    = "shop"
  tag_ids = [dokploy_tag.production.id]
}
