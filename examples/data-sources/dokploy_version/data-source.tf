data "dokploy_version" "server" {}

output "version" {
  value = data.dokploy_version.server.version
}
