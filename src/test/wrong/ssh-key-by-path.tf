resource "dokploy_ssh_key" "wrong" {
  name        = "deploy"
  private_key = "~/.ssh/id_ed25519"
  public_key  = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIIfygLc5/zRwuvbZOqOu2sNi/36Ju2P7GWZv+HsTJRU me"
}

# Told by terraform validate
#
# Error: Invalid Private Key
# on line 3: private_key = "~/.ssh/id_ed25519"
#   `private_key` cannot be used. The text must begin with `-----BEGIN OPENSSH PRIVATE KEY-----` or `-----BEGIN RSA PRIVATE KEY-----`, without blanks before the lines. Read the key from a file with `file("id_ed25519")`, for example.
