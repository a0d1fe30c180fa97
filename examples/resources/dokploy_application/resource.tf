resource "dokploy_project" "shop" {
  name = "shop"
}

# An image, with limits and a health check.
resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }

  env = {
    GREETING = "Hello"
  }

  replicas     = 2
  memory_limit = "512m"
  cpu_limit    = "0.5"

  swarm = {
    health_check = {
      test     = ["CMD", "wget", "-q", "-O", "/dev/null", "http://localhost"]
      interval = "30s"
      retries  = 3
    }
    update_config = {
      parallelism = 1
      order       = "start-first"
    }
  }
}

# Built from a repository. Secrets are not stored in the state.
resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  git = {
    url    = "https://git.example.com/shop/api.git"
    branch = "main"
  }
  build = {
    type       = "dockerfile"
    dockerfile = "deploy/Dockerfile"
  }

  secret_env_wo = {
    PAYMENT_TOKEN = var.payment_token
  }
  secret_env_wo_version = 1
}

variable "payment_token" {
  type      = string
  ephemeral = true
}

# Attachments as attributes of the application. All of them are saved, then the application is deployed once.
resource "dokploy_application" "intranet" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "intranet"

  docker = {
    image = "nginx:1.29-alpine"
  }

  mounts = [
    { type = "volume", volume_name = "intranet-uploads", mount_path = "/var/uploads" },
    { type = "file", file_path = "robots.txt", mount_path = "/usr/share/nginx/html/robots.txt", content = "User-agent: *\nDisallow: /\n" },
  ]

  domains = [
    { host = "intranet.example.com", port = 80, https = true, certificate_type = "letsencrypt" },
  ]

  basic_auth = [
    { username = "staff", password_wo = var.staff_password, password_wo_version = 1 },
  ]
}

variable "staff_password" {
  type      = string
  sensitive = true
  ephemeral = true
}
