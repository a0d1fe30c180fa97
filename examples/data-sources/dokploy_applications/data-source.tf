data "dokploy_applications" "failed" {
  status = "error"
}

output "failed" {
  value = data.dokploy_applications.failed.applications[*].name
}
