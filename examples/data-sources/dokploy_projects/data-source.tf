data "dokploy_projects" "all" {}

output "projects" {
  value = { for project in data.dokploy_projects.all.items : project.name => project.id... }
}
