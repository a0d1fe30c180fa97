package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.framework.engine.StoredForm;
import com.dokploy.terraform.protocol.generated.GetResourceIdentitySchemas;
import com.dokploy.terraform.protocol.generated.ResourceIdentityData;
import com.dokploy.terraform.protocol.generated.ResourceIdentitySchema;
import com.dokploy.terraform.protocol.generated.UpgradeResourceIdentity;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * Terraform's calls for resource identities (Terraform 1.12 and later), and the identities in the answers to other
 * calls.
 *
 * @param <C> the client of a configured provider
 */
final class IdentityCalls<C> {
    /** The version of the identities that Terraform stores. */
    private static final long VERSION = 0;

    private final Engine<C> engine;
    private final CallSupport support;

    IdentityCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void getResourceIdentitySchemas(StreamObserver<GetResourceIdentitySchemas.Response> observer) {
        ErrorResponse<GetResourceIdentitySchemas.Response> refusal =
                diagnostics -> GetResourceIdentitySchemas.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, refusal, () -> {
            var response = GetResourceIdentitySchemas.Response.newBuilder();
            for (var resource : engine.resources()) {
                response.putIdentitySchemas(resource.schema().name(), encode(resource));
            }
            return response.build();
        });
    }

    private static ResourceIdentitySchema encode(Resource<?> resource) {
        var encoded = ResourceIdentitySchema.newBuilder().setVersion(VERSION);
        for (var attribute : resource.identity().attributes()) {
            var isRequired = attribute.isRequiredInIdentity();
            encoded.addIdentityAttributes(ResourceIdentitySchema.IdentityAttribute.newBuilder()
                    .setName(attribute.name())
                    .setType(SchemaEncoder.type(attribute.valueType()))
                    .setRequiredForImport(isRequired)
                    .setOptionalForImport(!isRequired)
                    .setDescription(attribute.description()));
        }
        return encoded.build();
    }

    void upgradeResourceIdentity(
            UpgradeResourceIdentity.Request request, StreamObserver<UpgradeResourceIdentity.Response> observer) {
        ErrorResponse<UpgradeResourceIdentity.Response> refusal =
                diagnostics -> UpgradeResourceIdentity.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, refusal, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            if (request.getVersion() != VERSION) {
                throw new DiagnosticException(Diagnostic.error(
                        "State from a Newer Version",
                        "The identity of this " + request.getTypeName() + " has version " + request.getVersion()
                                + ", but this version of the provider supports version " + VERSION
                                + ". Use the version of the provider that wrote the state, or remove the object from"
                                + " the state and import it again."));
            }
            var type = resource.identity().valueType();
            var identity = support.decode(request.getRawIdentity(), new StoredForm(type, true), resource.schema());
            return UpgradeResourceIdentity.Response.newBuilder()
                    .setUpgradedIdentity(
                            ResourceIdentityData.newBuilder().setIdentityData(CallSupport.encode(identity, type)))
                    .build();
        });
    }

    /**
     * Returns the identity of an object as Terraform gets it; null if there is no object, or a part is not known: plans
     * may say that an identity is unknown, but OpenTofu 1.12 fails to store that.
     */
    static @Nullable ResourceIdentityData known(Resource<?> resource, Value object) {
        var identity = of(resource, object);
        return identity.isNull() || !identity.isWhollyKnown() ? null : encode(resource, identity);
    }

    private static Value of(Resource<?> resource, Value object) {
        return object.isNull()
                ? Value.NULL
                : Values.of(object).only(resource.identity()).values();
    }

    /** Encodes an identity. */
    static ResourceIdentityData encode(Resource<?> resource, Value identity) {
        return ResourceIdentityData.newBuilder()
                .setIdentityData(
                        CallSupport.encode(identity, resource.identity().valueType()))
                .build();
    }

    /** Returns the identity that an import names. */
    static Value decode(Resource<?> resource, ResourceIdentityData identity) {
        try {
            return DynamicValues.decode(
                    identity.getIdentityData(), resource.identity().valueType());
        } catch (CodecException problem) {
            throw new DiagnosticException(Diagnostic.error(
                    Path.ROOT,
                    "Unreadable Request",
                    "Terraform sent an identity that does not match the identity of "
                            + resource.schema().name() + ": " + problem.problem() + "."));
        }
    }
}
