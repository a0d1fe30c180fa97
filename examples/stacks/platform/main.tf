# An installation from nothing: the first administrator of an empty server, an organization with its members and
# credentials, and a shop that runs in it.

resource "dokploy_bootstrap" "administrator" {
  provider = dokploy.empty

  email               = "admin@example.com"
  name                = "Ada"
  password_wo         = var.administrator_password
  password_wo_version = 1
}

resource "dokploy_organization" "shop" {
  provider = dokploy.administrator
  name     = var.name
}

# A key acts for one organization: this one is for the default provider configuration.
resource "dokploy_api_key" "shop" {
  provider        = dokploy.administrator
  name            = "terraform"
  organization_id = dokploy_organization.shop.id
}

# Members.

resource "dokploy_user" "developer" {
  email               = "dana@example.com"
  role                = "member"
  password_wo         = var.member_password
  password_wo_version = 1
}

resource "dokploy_user_permissions" "developer" {
  user_id             = dokploy_user.developer.id
  can_create_services = true
  project_ids         = [dokploy_project.shop.id]
  environment_ids     = [dokploy_project.shop.production_environment_id]
  service_ids         = [dokploy_application.storefront.id]
}

resource "dokploy_invitation" "designer" {
  email = "sam@example.com"
  role  = "member"
}

# Credentials and machines.

resource "dokploy_registry" "images" {
  name                = "images"
  registry_url        = var.registry_url
  username            = "shop"
  password_wo         = var.registry_password
  password_wo_version = 1
}

# Dokploy generates the key. The output `deploy_key` is its public half.
resource "dokploy_ssh_key" "machines" {
  name     = "machines"
  generate = "ed25519"
}

resource "dokploy_server" "builder" {
  name        = "builder"
  ip_address  = var.builder_address
  ssh_key_id  = dokploy_ssh_key.machines.id
  server_type = "build"
  run_setup   = var.set_up_builder
}

resource "dokploy_bitbucket_provider" "company" {
  name                     = "company"
  email                    = "deploy@example.com"
  workspace_name           = "example-shop"
  api_token_wo             = var.bitbucket_api_token
  api_token_wo_version     = 1
  shared_with_organization = true
}

# What the team is told.

resource "dokploy_slack_notification" "deployments" {
  name                   = "deployments"
  events                 = ["app_deploy", "app_build_error"]
  channel                = var.slack_channel
  webhook_url_wo         = var.slack_webhook_url
  webhook_url_wo_version = 1
}

resource "dokploy_email_notification" "backups" {
  name                = "backups"
  events              = ["database_backup", "volume_backup"]
  smtp_server         = "smtp.example.com"
  smtp_port           = 587
  username            = "dokploy"
  from_address        = "dokploy@example.com"
  to_addresses        = ["operations@example.com"]
  password_wo         = var.smtp_password
  password_wo_version = 1
}

resource "dokploy_destination" "backups" {
  name                         = "backups"
  s3_provider                  = "AWS"
  endpoint                     = "https://s3.eu-central-1.amazonaws.com"
  region                       = "eu-central-1"
  bucket                       = "example-shop-backups"
  access_key                   = "AKIAIOSFODNN7EXAMPLE"
  secret_access_key_wo         = var.backup_key
  secret_access_key_wo_version = 1
}
