package com.dokploy.terraform.sandbox.procedures;

import java.util.Map;

/** The procedures of one group of routers that do more than the tables can say. */
interface ProcedureGroup {
    /** Adds the handler of each procedure, by the procedure's name. */
    void register(Map<String, ProcedureHandler> handlers);
}
