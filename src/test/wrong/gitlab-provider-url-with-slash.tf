resource "dokploy_gitlab_provider" "wrong" {
  name                 = "company"
  url                  = "https://gitlab.example.com/"
  oauth_application_id = "5f3c0a9e7f2d4f1b8a6c"
  secret               = "correct-horse-battery"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: url = "https://gitlab.example.com/"
#   `url` must be a URL such as `https://git.example.com`, without a slash at the end, not `https://gitlab.example.com/`.
