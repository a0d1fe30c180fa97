# By ID of the user, or by e-mail address.
terraform import dokploy_user.dana HQ53FRg0GJ-8r65RP7MNB
terraform import dokploy_user.dana dana@example.com
