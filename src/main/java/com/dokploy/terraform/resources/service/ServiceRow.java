package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.session.Session;
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
        return ApiMapping.text(json, field, procedure);
    }
}
