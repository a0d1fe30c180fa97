package com.dokploy.terraform.sandbox.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The answer to a batch as a stream: the calls run side by side, and the lines of each come when it has ended. */
record TrpcStream(List<String> procedures, TrpcBatch batch) implements ServerResponse.Lines {
    @Override
    public void writeTo(ServerResponse.LineWriter writer) throws IOException {
        var lines = new TrpcLines(procedures);
        writer.write(lines.head());
        batch.carryOut((call, result) -> write(lines.of(call, result), writer));
    }

    /** This stream with another way to carry out a call. */
    TrpcStream with(int call, UnaryOperator<Supplier<TrpcResult>> change) {
        return new TrpcStream(procedures, batch.with(call, change));
    }

    /**
     * This stream up to the lines of a call. The calls run one after the other and this one last, so that it is certain
     * which lines the client gets.
     *
     * @param atLast gets the lines that are left, and breaks the connection
     */
    ServerResponse.Lines upTo(int call, LastLines atLast) {
        return writer -> {
            var lines = new TrpcLines(procedures);
            writer.write(lines.head());
            for (int other = 0; other < procedures.size(); other++) {
                if (other != call) {
                    write(lines.of(other, batch.carryOut(other)), writer);
                }
            }
            atLast.breakOff(lines.of(call, batch.carryOut(call)), writer);
        };
    }

    /** Ends a stream before it is complete. */
    @FunctionalInterface
    interface LastLines {
        /** Writes what is to be written of the lines, and throws what breaks the connection. */
        void breakOff(List<String> lines, ServerResponse.LineWriter writer) throws IOException;
    }

    private static void write(List<String> lines, ServerResponse.LineWriter writer) throws IOException {
        for (var line : lines) {
            writer.write(line);
        }
    }
}
