# By kind and id of the owner. All variables that are there become Terraform's.
terraform import dokploy_environment_variables.tracing application/Puh2ziIsGbnA3JVmRGbAP
