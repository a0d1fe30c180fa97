package com.dokploy.terraform.protocol;

import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's service with answers to GetProviderSchema and GetResourceIdentitySchemas that the build has encoded:
 * declaring and encoding all schemas would take a fifth of the processor time of each start (docs/design/startup.md).
 */
public final class EncodedSchemas implements BindableService {
    /** The file with the schemas, below the home of the packaged runtime. */
    public static final String FILE = "lib/provider.schemas";
    /** The file with the schemas of identities, below the home of the packaged runtime. */
    public static final String IDENTITIES_FILE = "lib/provider.identities";

    private final BindableService service;
    private final Path home;

    /**
     * Serves a service, with the answers that are in files.
     *
     * @param service the service, which answers all other calls
     * @param home the directory of {@link #FILE} and {@link #IDENTITIES_FILE}, each of which holds an encoded response
     *     if it exists
     */
    public EncodedSchemas(BindableService service, Path home) {
        this.service = service;
        this.home = home;
    }

    @Override
    public ServerServiceDefinition bindService() {
        var schemas = answer(FILE);
        var identities = answer(IDENTITIES_FILE);
        var bound = service.bindService();
        if (schemas == null || identities == null) {
            return bound;
        }
        return with(
                bound,
                List.of(
                        answering(ProviderGrpc.getGetProviderSchemaMethod(), schemas),
                        answering(ProviderGrpc.getGetResourceIdentitySchemasMethod(), identities)));
    }

    private byte @Nullable [] answer(String name) {
        var file = home.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            Log.warn("The encoded schemas cannot be read; they are encoded again", "error", failure);
            return null;
        }
    }

    private static ServerServiceDefinition with(
            ServerServiceDefinition bound, List<ServerMethodDefinition<?, byte[]>> encoded) {
        var descriptor =
                ServiceDescriptor.newBuilder(bound.getServiceDescriptor().getName());
        for (var other : bound.getServiceDescriptor().getMethods()) {
            var replacement = replacement(other, encoded);
            descriptor.addMethod(replacement == null ? other : replacement.getMethodDescriptor());
        }
        var definition = ServerServiceDefinition.builder(descriptor.build());
        for (var other : bound.getMethods()) {
            var replacement = replacement(other.getMethodDescriptor(), encoded);
            if (replacement == null) {
                definition.addMethod(other);
            } else {
                definition.addMethod(replacement);
            }
        }
        return definition.build();
    }

    private static @Nullable ServerMethodDefinition<?, byte[]> replacement(
            MethodDescriptor<?, ?> method, List<ServerMethodDefinition<?, byte[]>> encoded) {
        for (var answering : encoded) {
            if (answering.getMethodDescriptor().getFullMethodName().equals(method.getFullMethodName())) {
                return answering;
            }
        }
        return null;
    }

    private static <R> ServerMethodDefinition<R, byte[]> answering(MethodDescriptor<R, ?> replaced, byte[] answer) {
        var method =
                replaced.toBuilder(replaced.getRequestMarshaller(), new Bytes()).build();
        return ServerMethodDefinition.create(method, ServerCalls.asyncUnaryCall((_, observer) -> {
            observer.onNext(answer);
            observer.onCompleted();
        }));
    }

    /** Sends bytes as they are. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException("Answers are only sent.");
        }
    }
}
