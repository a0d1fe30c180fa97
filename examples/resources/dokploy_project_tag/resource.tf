# The project and its other tags are managed elsewhere.
data "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_tag" "audited" {
  name = "audited"
}

resource "dokploy_project_tag" "shop_audited" {
  project_id = data.dokploy_project.shop.id
  tag_id     = dokploy_tag.audited.id
}
