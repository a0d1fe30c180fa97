# What every row can refer to.
terraform {
  required_providers {
    dokploy = {
      source = "dokploy/dokploy"
    }
  }
}

# An environment of the row's own; nothing is in it.
variable "environment_id" {
  type = string
}

# Objects that exist and that all rows share; see existing.tf.
variable "existing" {
  type = map(string)
}
