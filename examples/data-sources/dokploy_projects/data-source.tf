data "dokploy_projects" "all" {}

output "projects" {
  value = { for project in data.dokploy_projects.all.projects : project.name => project.id... }
}
