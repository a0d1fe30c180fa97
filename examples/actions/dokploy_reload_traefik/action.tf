# The Dokploy host; set server_id for a remote server.
action "dokploy_reload_traefik" "host" {}
