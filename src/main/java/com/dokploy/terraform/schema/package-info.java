/**
 * Attributes and schemas as they are declared: names, types, descriptions, checks, defaults, fields of the API. A schema
 * has attributes and an attribute may hold objects of another schema, so these classes know one another.
 */
@NullMarked
package com.dokploy.terraform.schema;

import org.jspecify.annotations.NullMarked;
