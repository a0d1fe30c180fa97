# By ID, or by e-mail address. The provider needs an API key of the administrator for the import.
terraform import dokploy_bootstrap.admin oLTzIV8UkCmKMjrzYBFUn5RbqicqOfyE
terraform import dokploy_bootstrap.admin admin@example.com
