# A blog in one compose stack, with nightly backups of its uploads and its database.
# The image is a placeholder: replace `busybox` with the image of WordPress.

resource "dokploy_project" "blog" {
  name = var.name
}

resource "dokploy_compose" "blog" {
  environment_id = dokploy_project.blog.production_environment_id
  name           = "blog"
  delete_volumes = true

  raw = {
    compose_file = <<-EOT
      services:
        wordpress:
          image: busybox
          environment:
            WORDPRESS_DB_HOST: db
            WORDPRESS_DB_PASSWORD: $${DB_PASSWORD}
            WORDPRESS_DEBUG: "${var.debug}"
          volumes:
            - content:/var/www/html/wp-content
        db:
          image: mariadb:11
          environment:
            MARIADB_DATABASE: wordpress
            MARIADB_USER: wordpress
            MARIADB_PASSWORD: $${DB_PASSWORD}
            MARIADB_RANDOM_ROOT_PASSWORD: "1"
          volumes:
            - data:/var/lib/mysql
      volumes:
        content:
        data:
    EOT
  }

  secret_env_wo         = { DB_PASSWORD = var.db_password }
  secret_env_wo_version = 1
}

resource "dokploy_domain" "blog" {
  compose_id   = dokploy_compose.blog.id
  service_name = "wordpress"
  host         = "blog.example.com"
  port         = 80
}

resource "dokploy_destination" "backups" {
  name                         = "${var.name}-backups"
  endpoint                     = "https://s3.example.com"
  bucket                       = "backups"
  access_key                   = "backup"
  secret_access_key_wo         = var.backup_key
  secret_access_key_wo_version = 1
}

resource "dokploy_volume_backup" "content" {
  compose_id        = dokploy_compose.blog.id
  service_name      = "wordpress"
  name              = "content"
  volume_name       = "${dokploy_compose.blog.app_name}_content"
  destination_id    = dokploy_destination.backups.id
  cron_expression   = "30 2 * * *"
  keep_latest_count = 7
}

resource "dokploy_backup" "database" {
  compose_id                   = dokploy_compose.blog.id
  service_name                 = "db"
  database_type                = "mariadb"
  database_name                = "wordpress"
  database_user                = "wordpress"
  database_password_wo         = var.db_password
  database_password_wo_version = 1
  destination_id               = dokploy_destination.backups.id
  cron_expression              = "0 2 * * *"
}
