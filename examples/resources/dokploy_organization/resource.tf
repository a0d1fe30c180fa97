resource "dokploy_organization" "agency" {
  name                = "Agency"
  default_role        = "member"
  deletion_protection = true
}

# An API key acts for one organization: objects of the new one need a key and a provider configuration of their own.
resource "dokploy_api_key" "agency" {
  name            = "terraform-agency"
  organization_id = dokploy_organization.agency.id
}

provider "dokploy" {
  alias   = "agency"
  api_key = dokploy_api_key.agency.key
}

resource "dokploy_project" "site" {
  provider = dokploy.agency
  name     = "site"
}
