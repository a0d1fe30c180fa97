# By ID, or by name.
terraform import dokploy_tag.production PGtgOd4QS_ne0IWIrPxUW
terraform import dokploy_tag.production production
