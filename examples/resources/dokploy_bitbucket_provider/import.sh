# By ID, or by name.
terraform import dokploy_bitbucket_provider.company Xffa6qTxJsh0JJ6OuYnCj
terraform import dokploy_bitbucket_provider.company company
