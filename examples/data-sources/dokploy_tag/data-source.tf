data "dokploy_tag" "production" {
  name = "production"
}

resource "dokploy_project" "shop" {
  name    = "shop"
  tag_ids = [data.dokploy_tag.production.id]
}
