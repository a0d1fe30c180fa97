package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Makes one object of each type with the version at hand, side by side on one server. */
final class ReleaseRecorder {
    /** How much of an object is configured. */
    enum Extent {
        /** Only what must be, which shows changes of defaults. */
        SMALLEST,
        /** Everything that can be set together. */
        WHOLE;

        private Value.MapValue config(ProviderHarness harness, Schema schema) {
            return this == SMALLEST
                    ? harness.samples().smallest(schema.name(), schema, Map.of())
                    : harness.samples().whole(schema.name(), schema, 0);
        }
    }

    private ReleaseRecorder() {}

    /** Records a server and its objects; the file is for the sandbox. */
    static void record(ReleasedServer record, Extent extent, Path stateFile) throws IOException {
        var target = TargetServer.sandboxed(ReleasedServer.options(stateFile));
        List<ReleasedObject> objects;
        try (var harness = new ProviderHarness(target)) {
            objects = objects(harness, extent);
        }
        record.write(objects, stateFile, target);
    }

    private static List<ReleasedObject> objects(ProviderHarness harness, Extent extent) throws IOException {
        var configs = new LinkedHashMap<Schema, Value.MapValue>();
        var made = new LinkedHashMap<Schema, Terraform.StoredState>();
        for (var resource : SharedCatalog.shareable()) {
            var schema = resource.schema();
            var config = extent.config(harness, schema);
            configs.put(schema, config);
            made.put(schema, harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config));
        }
        while (harness.sandbox().queued() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        harness.nextProcess();
        var objects = new ArrayList<ReleasedObject>();
        configs.forEach((schema, config) -> {
            var read = harness.terraform().read(schema, made.get(schema));
            assertThat(harness.terraform().plan(schema, read, config).planned())
                    .as("plan of %s, %s", schema.name(), extent)
                    .isEqualTo(read.state());
            objects.add(ReleasedObject.of(schema, config, read));
        });
        return objects;
    }
}
