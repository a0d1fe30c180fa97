resource "dokploy_patch" "wrong" {
  application_id = var.existing.application_id
  file_path = "config.yml"
  content   = "workers: 4"
}

# Told by terraform plan
#
# Warning: Patch Without Effect
# on line 2: application_id = var.existing.application_id
#   The application `ID` has the source `docker` and no repository, so there is no file to patch. Remove the patch, or use a repository as the source.
