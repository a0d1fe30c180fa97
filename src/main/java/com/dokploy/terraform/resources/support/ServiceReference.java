package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;

/**
 * One service of the server.
 *
 * @param type what it is
 * @param id its id
 */
public record ServiceReference(ServiceType type, String id) {}
