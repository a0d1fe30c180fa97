resource "dokploy_custom_role" "wrong" {
  name        = "row-role"
  permissions = { project = ["create"], services = ["read"] }
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: name = "row-role"
#   Dokploy creates and changes custom roles only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
#
# Error: Unknown Permission
# on line 3: permissions = { project = ["create"], services = ["read"] }
#   In `permissions["services"]`: `services` is no kind of object that permissions of custom roles are about. Use one of `member`, `project`, `service`, `environment`, `docker`, `sshKeys`, `gitProviders`, `traefikFiles`, `api`, `volume`, `deployment`, `envVars`, `projectEnvVars`, `environmentEnvVars`, `server`, `registry`, `certificate`, `backup`, `volumeBackup`, `schedule`, `domain`, `destination`, `notification`, `tag`, `logs`, `monitoring`, `auditLog`, `vaultProvider`, `dnsProvider`.
