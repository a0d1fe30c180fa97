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
#   `git.ssh_key_id` is `no-such-key`, but Dokploy has no SSH key with this ID, or the API key has no access to it. Use a reference such as `dokploy_ssh_key.NAME.id`, or look up the ID with the data source `dokploy_ssh_key`.
#
#   SSH Key not found (sshKey.one, status 404)
