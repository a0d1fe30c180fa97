# By ID, or by path: project/environment/service/schedule.
terraform import dokploy_schedule.reindex Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_schedule.reindex shop/production/web/reindex
# Schedules of a remote server, and of the Dokploy host.
terraform import dokploy_schedule.prune server/frankfurt/prune
terraform import dokploy_schedule.prune dokploy_server/prune
