resource "dokploy_project" "shop" {
  name = "shop"
}

# From a file in the module. The plan validates the compose file.
resource "dokploy_compose" "blog" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "blog"

  raw = {
    compose_file = <<-EOT
      services:
        web:
          image: wordpress:6
          environment:
            WORDPRESS_DB_HOST: db
            WORDPRESS_DB_PASSWORD: $${DB_PASSWORD}
          volumes:
            - content:/var/www/html
        db:
          image: mariadb:11
          environment:
            MARIADB_DATABASE: wordpress
            MARIADB_ROOT_PASSWORD: $${DB_PASSWORD}
          volumes:
            - data:/var/lib/mysql
      volumes:
        content:
        data:
    EOT
  }

  secret_env_wo = {
    DB_PASSWORD = var.db_password
  }
  secret_env_wo_version = 1
}

resource "dokploy_domain" "blog" {
  compose_id   = dokploy_compose.blog.id
  service_name = "web"
  host         = "blog.example.com"
  port         = 80
}

# A one-click app, with generated passwords and a generated host.
resource "dokploy_compose" "pocketbase" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "pocketbase"

  template = {
    id = "pocketbase"
  }
}

output "pocketbase" {
  value = "http://${dokploy_compose.pocketbase.template_domains[0].host}"
}

# From a repository.
resource "dokploy_compose" "metrics" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "metrics"
  compose_type   = "stack"

  git = {
    url          = "https://git.example.com/shop/metrics.git"
    branch       = "main"
    compose_path = "deploy/stack.yml"
  }
}

variable "db_password" {
  type      = string
  ephemeral = true
}
