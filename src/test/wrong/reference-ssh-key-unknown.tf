resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  git = {
    url        = "git@git.example.com:shop/app.git"
    branch     = "main"
    ssh_key_id = "no-such-key"
  }
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 4: git = { url = "git@git.example.com:shop/app.git" branch = "main" ssh_key_id = "no-such-key" }
#   `git.ssh_key_id` is `no-such-key`, but Dokploy has no SSH key with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   sshKey.one answered 404: SSH Key not found
