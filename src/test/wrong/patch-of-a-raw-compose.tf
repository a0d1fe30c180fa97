resource "dokploy_patch" "wrong" {
  compose_id = var.existing.compose_id
  file_path = "config.yml"
  content   = "workers: 4"
}

# Told by terraform plan
#
# Warning: Patch Without Effect
# on line 2: compose_id = var.existing.compose_id
#   The compose stack `ID` has the source `raw` and no repository, so there is no file to patch. Remove the patch, or use a repository as the source.
