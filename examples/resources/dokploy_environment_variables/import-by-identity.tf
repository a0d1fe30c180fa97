import {
  to = dokploy_environment_variables.tracing
  identity = {
    application_id = "Puh2ziIsGbnA3JVmRGbAP"
  }
}
