# By IDs of DNS provider, zone and record, or by their names: a record has its type and name.
terraform import dokploy_dns_record.www vf20Y7OTtqLhiGcoDWsUn/023e105f4ecef8ad9ca31a8372d0c353/372e67954025e0ba6aaa6d586b9e0b59
terraform import dokploy_dns_record.www "main/example.com/CNAME www.example.com"
