resource "dokploy_tag" "one" {
  name = "row-given-twice"
}

resource "dokploy_project" "tagged" {
  name = "row-given-twice"
}

resource "dokploy_project_tag" "one" {
  project_id = dokploy_project.tagged.id
  tag_id     = dokploy_tag.one.id
}

resource "dokploy_project_tag" "wrong" {
  project_id = dokploy_project.tagged.id
  tag_id     = dokploy_tag.one.id
  depends_on = [dokploy_project_tag.one]
}

# Told by terraform plan
#
# Warning: Duplicate Object
# on line 15: project_id = dokploy_project.tagged.id
#   This plan has another dokploy_project_tag with the same `project_id` and `tag_id`. Both manage the same, so each of them undoes what the other one does. Remove one of them, or change `project_id` and `tag_id`.
