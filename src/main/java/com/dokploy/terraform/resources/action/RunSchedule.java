package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;

/** {@code dokploy_run_schedule}: a schedule at once, whatever its cron expression says. */
public final class RunSchedule extends ServerAction {
    private final Attribute<String> scheduleId;

    /** Declares the attributes of {@code dokploy_run_schedule}. */
    public RunSchedule() {
        super("dokploy_run_schedule", "Runs a schedule now, and fails if its command or script fails.");
        scheduleId = s.string("schedule_id")
                .required()
                .references("dokploy_schedule")
                .describe("ID of the schedule. A schedule with `enabled = false` runs as well.");
        declareTimeout("the command or script");
    }

    @Override
    void run(Invocation invocation) {
        var body = ApiMapping.body("scheduleId", invocation.config().get(scheduleId));
        var schedule = invocation.session().dokploy().query("schedule.one", body);
        var owner = new RecordedRun.Owner(
                "schedule", "schedule", invocation.config().get(scheduleId));
        var run = new RecordedRun(owner, () -> RunSecrets.keep(schedule, invocation.session()), invocation);
        run.run("schedule.runManually", body);
    }
}
