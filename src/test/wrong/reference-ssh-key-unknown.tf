# Not known before the apply: nothing else in the plan reads SSH keys.
resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  git = {
    url        = "git@git.example.com:shop/app.git"
    branch     = "main"
    ssh_key_id = "no-such-key"
  }
}
# Told by terraform apply
#
# Error: Referenced Object Not Found
# on line 5: git = { url = "git@git.example.com:shop/app.git" branch = "main" ssh_key_id = "no-such-key" }
#   `git.ssh_key_id` is `no-such-key`, but Dokploy has no SSH key with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   application.update answered 500: the database refused the values.
#
#   Terraform marks this dokploy_application as tainted: the next apply destroys it and creates a new one. To keep it and only finish what is missing, run `terraform untaint ADDRESS` with its address first.
