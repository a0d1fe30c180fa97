/** Git providers: the logins with which Dokploy clones repositories of GitHub, GitLab, Bitbucket and Gitea. */
@NullMarked
package com.dokploy.terraform.resources.git;

import org.jspecify.annotations.NullMarked;
