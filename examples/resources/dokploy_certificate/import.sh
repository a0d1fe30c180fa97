# By ID, or by name.
terraform import dokploy_certificate.shop csyIkurl9axFFMeiKR1XO
terraform import dokploy_certificate.shop shop
