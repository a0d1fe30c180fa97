ephemeral "dokploy_api_key" "wrong" {
  name            = "run"
  organization_id = "4NKvrnD4CG6iOXVW9zXov"
}
# Told by terraform plan
#
# Error: Unknown Organization
# on line 3: organization_id = "4NKvrnD4CG6iOXVW9zXov"
#   The user of the provider's API key is no member of an organization `4NKvrnD4CG6iOXVW9zXov`, so a key for it would not work. The organizations of the user are: My Organization (ID).
