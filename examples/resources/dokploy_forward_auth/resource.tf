variable "oidc_client_secret" {
  type      = string
  sensitive = true
}

resource "dokploy_sso_trusted_origin" "idp" {
  origin = "https://idp.example.com"
}

resource "dokploy_sso_provider" "staff" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["example.com"]

  oidc = {
    client_id                = "dokploy"
    client_secret_wo         = var.oidc_client_secret
    client_secret_wo_version = 1
  }

  depends_on = [dokploy_sso_trusted_origin.idp]
}

resource "dokploy_forward_auth" "host" {
  host        = "auth.example.com"
  provider_id = dokploy_sso_provider.staff.provider_id

  lifecycle {
    replace_triggered_by = [dokploy_sso_provider.staff]
  }
}

resource "dokploy_project" "intranet" {
  name = "intranet"
}

resource "dokploy_application" "wiki" {
  environment_id = dokploy_project.intranet.production_environment_id
  name           = "wiki"

  docker = {
    image = "requarks/wiki:2"
  }
}

# Users log in at auth.example.com before they reach the application.
resource "dokploy_domain" "wiki" {
  application_id       = dokploy_application.wiki.id
  host                 = "wiki.example.com"
  https                = true
  certificate_type     = "letsencrypt"
  forward_auth_enabled = true

  depends_on = [dokploy_forward_auth.host]
}

output "redirect_uri" {
  value = dokploy_forward_auth.host.callback_url
}
