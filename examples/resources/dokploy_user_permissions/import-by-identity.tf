import {
  to = dokploy_user_permissions.dana
  identity = {
    user_id = "HQ53FRg0GJ-8r65RP7MNB"
  }
}
