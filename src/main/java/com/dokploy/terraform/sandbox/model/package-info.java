/** The model of the server, read from one resource file per router: tables, views, procedures and their inputs. */
@NullMarked
package com.dokploy.terraform.sandbox.model;

import org.jspecify.annotations.NullMarked;
