# By the IDs of project and tag, or by their names.
terraform import dokploy_project_tag.shop_audited n7JNQV618xScZ1UrHSm0X/PGtgOd4QS_ne0IWIrPxUW
terraform import dokploy_project_tag.shop_audited shop/audited
