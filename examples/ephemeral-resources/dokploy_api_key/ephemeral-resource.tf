data "dokploy_organization" "agency" {
  name = "agency"
}

ephemeral "dokploy_api_key" "agency" {
  name            = "terraform"
  organization_id = data.dokploy_organization.agency.id
}

# An API key belongs to one organization. This provider manages objects of another one, with a key that exists for the
# length of the run only.
provider "dokploy" {
  alias   = "agency"
  api_key = ephemeral.dokploy_api_key.agency.key
}

resource "dokploy_project" "site" {
  provider = dokploy.agency

  name = "site"
}
