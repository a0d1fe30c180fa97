package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server says about a service.
 *
 * @param procedure what said it, for errors
 * @param known what Terraform has
 * @param isImport whether nothing of the configuration is known yet
 */
record ServiceRow(
        String procedure, JsonNode json, Values known, PrivateState privateState, boolean isImport, Session session) {
    /** The text of a field; empty for null. Throws ApiException if it is no text. */
    String text(String field) {
        return ApiValues.text(json, field, procedure);
    }
}
