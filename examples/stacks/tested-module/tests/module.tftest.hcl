# Runs with `terraform test` and `tofu test`, against whatever DOKPLOY_ENDPOINT names; in CI that is the sandbox.

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "deploys" {
  variables {
    environment_id = run.setup.environment_id
    name           = "web"
    image          = "nginx:alpine"
    hosts          = ["web.example.com", "www.example.com"]
  }

  assert {
    condition     = output.status == "done"
    error_message = "The application is not deployed."
  }
  assert {
    condition     = length(dokploy_application.this.domains) == 2
    error_message = "Two hosts should lead to it."
  }
}

run "scales_in_place" {
  variables {
    environment_id = run.setup.environment_id
    name           = "web"
    image          = "nginx:alpine"
    replicas       = 2
    # A variable of the test alone: in conditions OpenTofu knows no `run.deploys.id`.
    id_before = run.deploys.id
  }

  assert {
    condition     = output.id == var.id_before
    error_message = "Scaling must not replace the application."
  }
}

run "refuses_no_replicas" {
  command = plan

  variables {
    environment_id = run.setup.environment_id
    name           = "web"
    image          = "nginx:alpine"
    replicas       = 0
  }

  expect_failures = [var.replicas]
}
