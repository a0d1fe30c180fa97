# By ID, which is `local` for the Dokploy host, and the ID of the server for a remote server.
terraform import dokploy_forward_auth.host local
