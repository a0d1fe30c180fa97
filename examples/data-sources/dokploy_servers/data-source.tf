data "dokploy_servers" "build" {
  server_type = "build"
}

output "build_servers" {
  value = [for server in data.dokploy_servers.build.servers : server.ip_address]
}
