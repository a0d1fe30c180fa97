package com.dokploy.terraform.protocol;

import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
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

/**
 * The provider's service with an answer to GetProviderSchema that the build has encoded: declaring and encoding all
 * schemas would take a fifth of the processor time of each start (docs/design/startup.md).
 */
public final class EncodedSchemas implements BindableService {
    /** The file with the answer, below the home of the packaged runtime. */
    public static final String FILE = "lib/provider.schemas";

    private final BindableService service;
    private final Path file;

    /**
     * Serves a service, with the answer in a file if that exists.
     *
     * @param service the service, which answers all other calls
     * @param file an encoded {@code GetProviderSchema.Response}
     */
    public EncodedSchemas(BindableService service, Path file) {
        this.service = service;
        this.file = file;
    }

    @Override
    public ServerServiceDefinition bindService() {
        if (!Files.exists(file)) {
            return service.bindService();
        }
        try {
            return with(Files.readAllBytes(file));
        } catch (IOException failure) {
            Log.warn("The encoded schemas cannot be read; they are encoded again", "error", failure);
            return service.bindService();
        }
    }

    private ServerServiceDefinition with(byte[] answer) {
        var bound = service.bindService();
        var replaced = ProviderGrpc.getGetProviderSchemaMethod();
        var method =
                replaced.toBuilder(replaced.getRequestMarshaller(), new Bytes()).build();
        var descriptor =
                ServiceDescriptor.newBuilder(bound.getServiceDescriptor().getName());
        for (var other : bound.getServiceDescriptor().getMethods()) {
            descriptor.addMethod(other.equals(replaced) ? method : other);
        }
        var definition = ServerServiceDefinition.builder(descriptor.build());
        for (var other : bound.getMethods()) {
            if (!other.getMethodDescriptor().equals(replaced)) {
                definition.addMethod(other);
            }
        }
        return definition.addMethod(answering(method, answer)).build();
    }

    private static ServerMethodDefinition<GetProviderSchema.Request, byte[]> answering(
            MethodDescriptor<GetProviderSchema.Request, byte[]> method, byte[] answer) {
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
