package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The server's row of a service.
 *
 * @param procedure the procedure that returned the row, for errors
 * @param known the service as Terraform has it
 * @param isImport whether nothing of the configuration is known yet
 */
record ServiceRow(
        String procedure, JsonNode json, Values known, PrivateState privateState, boolean isImport, Session session) {
    /** Returns the text of a field; empty for null. Throws ApiException if it is no text. */
    String text(String field) {
        return ApiValues.text(json, field, procedure);
    }
}
