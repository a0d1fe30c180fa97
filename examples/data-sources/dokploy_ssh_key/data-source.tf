data "dokploy_ssh_key" "deploy" {
  name = "deploy"
}

output "fingerprint" {
  value = data.dokploy_ssh_key.deploy.fingerprint
}
