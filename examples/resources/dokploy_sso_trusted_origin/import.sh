# By ID, which is the origin.
terraform import dokploy_sso_trusted_origin.idp https://idp.example.com
