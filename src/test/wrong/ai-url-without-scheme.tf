resource "dokploy_ai" "wrong" {
  name    = "main"
  api_url = "api.openai.com/v1"
  model   = "gpt-5-mini"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: api_url = "api.openai.com/v1"
#   `api_url` must be a URL that begins with `https://` or `http://`, not `api.openai.com/v1`.
