# Not known before the apply: a plan only reads, and does not try credentials out.
resource "dokploy_destination" "backups" {
  name              = "backups"
  bucket            = "backups"
  endpoint          = "https://s3.example.invalid"
  access_key        = "AKIAEXAMPLE"
  secret_access_key = "correct-horse-battery"
  verify_connection = true
}
# Told by terraform apply
#
# Error: Bucket Connection Failed
# on line 4: bucket = "backups"
#   Dokploy could not list the bucket `backups` at `https://s3.example.invalid`: Command execution failed: a command on the server failed. api error InvalidAccessKeyId: The access key (sensitive) does not exist.
#
#   Nothing was changed. Check `endpoint`, `region`, `bucket`, `access_key` and `secret_access_key`, or set `verify_connection = false` to skip this check.
