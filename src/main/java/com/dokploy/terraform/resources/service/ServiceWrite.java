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
 * @param planned what is to be, with the id and all that the apply has found out
 * @param prior what was there before; null right after the create
 * @param row reads the service as the server has it before the update, once for all who ask
 */
record ServiceWrite(
        ApplyRequest request, Values planned, @Nullable Values prior, Supplier<JsonNode> row, Session session) {}
