resource "dokploy_tag" "one" {
  name = "row-given-twice"
}

resource "dokploy_project" "tagged" {
  name = "row-given-twice"
}
