package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One update of a service while it is carried out.
 *
 * @param planned the planned values, with the id and all values that the apply has found out
 * @param prior the state before the update; null right after the create
 * @param row reads the service as the server has it before the update, once for all callers
 */
record ServiceWrite(
        ApplyRequest request, Values planned, @Nullable Values prior, Supplier<JsonNode> row, Session session) {}
