data "dokploy_ssh_keys" "all" {}

output "public_keys" {
  value = { for key in data.dokploy_ssh_keys.all.ssh_keys : key.name => key.public_key }
}
