package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis gets its password by the command that Dokploy v0.30.2 starts it with, unless there is another one. */
final class RedisCommand implements Component {
    private final List<Attribute<?>> parts;

    RedisCommand(Container container) {
        var args = container.args;
        parts = args == null ? List.of(container.command) : List.of(container.command, args);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        for (var part : parts) {
            if (setsPassword(plan.planned().value(part))) {
                return;
            }
        }
        for (var part : parts) {
            var value = plan.planned().value(part);
            if (plan.changes(part)
                    && value instanceof Value.Known
                    && !value.equals(Value.list())
                    && !value.equals(Value.of(""))) {
                plan.warning(
                        part,
                        "Redis Runs Without a Password",
                        "With `command` or `args`, Dokploy does not pass the password to Redis. Redis then accepts"
                                + " everyone who reaches its port, unless the command itself sets a password. To"
                                + " use the"
                                + " password of this resource, set `command = \"/bin/sh\"` and"
                                + " `args = [\"-c\", \"exec redis-server --requirepass $REDIS_PASSWORD\"]`.");
                return;
            }
        }
    }

    private static boolean setsPassword(Value value) {
        if (value instanceof Value.Text(var text)) {
            return text.contains("requirepass");
        }
        for (var part : ValueWalk.parts(value)) {
            if (setsPassword(part)) {
                return true;
            }
        }
        return false;
    }
}
