resource "dokploy_user" "member" {
  email    = "row-licensed@example.com"
  password = "long-enough"
  role     = "member"
}

resource "dokploy_user_permissions" "wrong" {
  user_id          = dokploy_user.member.id
  git_provider_ids = ["PGtgOd4QS_ne0IWIrPxUW"]
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 9: git_provider_ids = ["PGtgOd4QS_ne0IWIrPxUW"]
#   `git_provider_ids` has an effect only with an enterprise license: without one, Dokploy ignores the list.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
