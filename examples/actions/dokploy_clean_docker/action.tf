# Leaves all volumes alone.
action "dokploy_clean_docker" "host" {
  config {
    stopped_containers = true
    images             = true
    build_cache        = true
  }
}
