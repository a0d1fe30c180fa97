# The password is not stored in the state.
resource "dokploy_user" "dana" {
  email               = "dana@example.com"
  role                = "member"
  password_wo         = var.initial_password
  password_wo_version = 1
}

variable "initial_password" {
  type      = string
  ephemeral = true
}
