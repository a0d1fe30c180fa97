package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * Answers the requests about data sources: ValidateDataResourceConfig and ReadDataSource.
 *
 * @param <C> the client of a configured provider
 */
final class DataSources<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    DataSources(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateDataResourceConfig. */
    List<Diagnostic> validate(DataSource<C> dataSource, Value config) {
        return failures.diagnose(diagnostics ->
                Validator.validate(dataSource.schema(), config, true, dataSource::validate, diagnostics));
    }

    /** ReadDataSource. */
    LookupResult read(DataSource<C> dataSource, Value config, boolean deferralAllowed) {
        var schema = dataSource.schema();
        if (configured.isDeferred(deferralAllowed)) {
            return new LookupResult(Planner.notKnownYet(schema, Values.of(config)), List.of(), true);
        }
        try {
            return new LookupResult(
                    found(schema, config, dataSource.read(Values.of(config), configured.requireClient())),
                    List.of(),
                    false);
        } catch (RuntimeException | Error failure) {
            return new LookupResult(Value.NULL, failures.explainLookUp(failure, schema, Values.of(config)), false);
        }
    }

    /**
     * Returns the object that was found, in the configuration's spelling where there is one: an empty list is not the
     * same as none here.
     */
    static Value found(Schema schema, Value config, Values found) {
        Failures.refuseMistakes(schema, found);
        var spelled = new Reconciler(true).reconcile(schema, Values.of(config), found);
        for (var attribute : schema.attributes()) {
            if (Values.of(config).isNull(attribute)) {
                spelled = spelled.withValue(attribute, found.value(attribute));
            }
        }
        return ObjectShape.completeForState(schema, spelled.values());
    }
}
