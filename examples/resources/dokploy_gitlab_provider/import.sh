# By ID, or by name.
terraform import dokploy_gitlab_provider.company qn2tl7kBJrXeWmFzwMhgn
terraform import dokploy_gitlab_provider.company company
