resource "dokploy_tag" "one" {
  name = "row-beside-one"
}

resource "dokploy_tag" "two" {
  name = "row-beside-two"
}

resource "dokploy_project" "tagged" {
  name    = "row-tagged"
  tag_ids = [dokploy_tag.one.id]
}

resource "dokploy_project_tag" "wrong" {
  project_id = dokploy_project.tagged.id
  tag_id     = dokploy_tag.two.id
}
# Told by terraform plan
#
# Error: Managed in Two Places
# on line 15: project_id = dokploy_project.tagged.id
#   `tag_ids` of the dokploy_project `row-tagged` is set, so each apply removes everything that it does not contain, and a dokploy_project_tag is managed separately. Either add the object to `tag_ids` of the dokploy_project `row-tagged` and remove the separate resource, or remove the attribute and define each of its objects as a separate resource.
