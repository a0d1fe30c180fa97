data "dokploy_composes" "all" {}

output "stacks" {
  value = { for stack in data.dokploy_composes.all.composes : stack.id => stack.name }
}
