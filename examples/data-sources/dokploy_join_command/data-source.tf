data "dokploy_join_command" "worker" {
  role = "worker"
}

# For the user data of a new machine.
output "user_data" {
  value     = "#!/bin/sh\n${data.dokploy_join_command.worker.command}\n"
  sensitive = true
}
