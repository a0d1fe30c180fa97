# By ID, or by name.
terraform import dokploy_ssh_key.deploy uQ9N6XrbGkB25A7uMWWfM
terraform import dokploy_ssh_key.deploy deploy
