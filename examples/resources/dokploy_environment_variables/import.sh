# By TYPE/ID, where TYPE is project, environment, application, compose, postgres, mysql, mariadb, mongo, redis or libsql.
# The import reads all variables of the object. The first apply stops managing those that the configuration does not set:
# they stay on the server.
terraform import dokploy_environment_variables.tracing application/Puh2ziIsGbnA3JVmRGbAP
