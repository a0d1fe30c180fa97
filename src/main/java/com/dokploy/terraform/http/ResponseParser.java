package com.dokploy.terraform.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads HTTP/1.1 responses off one connection (RFC 9112): plain, chunked or ended by the connection's end, gzip or not.
 * Every length is limited, so that no server can exhaust memory.
 */
final class ResponseParser {
    /** The character that Java reads for octets that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final int HEAD_LIMIT = 64 * 1024;
    /** The largest body in bytes, far above any answer of Dokploy; the largest answers are logs and whole projects. */
    private static final int BODY_LIMIT = 64 * 1024 * 1024;

    private final InputStream in;
    private int headLeft;

    ResponseParser(InputStream in) {
        this.in = new BufferedInputStream(in, 16 * 1024);
    }

    /** Whether the peer has closed, or said something nobody asked for; waits as long as the socket's time-out. */
    boolean hasUnexpected() throws IOException {
        try {
            in.mark(1);
            in.read();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /**
     * Reads one response whole.
     *
     * @param lines is handed each whole line of the body of a successful response as soon as it has come, without the
     *     line break
     * @throws EOFException when the connection ends too early
     * @throws ProtocolException when it is not HTTP
     */
    HttpResponse read(Consumer<String> lines) throws IOException {
        headLeft = HEAD_LIMIT;
        var statusLine = line();
        var headers = headers();
        while (status(statusLine) < 200 && status(statusLine) != 101) {
            statusLine = line();
            headers = headers();
        }
        var status = status(statusLine);
        var chunked = headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked");
        var length = headers.get("content-length");
        var bodiless = status == 204 || status == 304 || status == 101;
        InputStream body;
        if (bodiless) {
            body = InputStream.nullInputStream();
        } else if (chunked) {
            body = new ChunkedBody();
        } else {
            body = length == null ? in : new BodyOfLength(length(length));
        }
        var isSuccess = status >= 200 && status < 300;
        var close =
                headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        var text = text(octets(body, headers, isSuccess ? lines : _ -> {}), headers);
        // Both a length and chunks: somebody on the way is confused about where the body ends (RFC 9112, 6.3).
        var endIsKnown = bodiless || chunked != (length != null);
        var keepAlive = !close && endIsKnown && statusLine.startsWith("HTTP/1.1");
        return new HttpResponse(status, headers, text, keepAlive);
    }

    /**
     * Decodes the body. JSON that is not UTF-8 is damaged; any other text (a page in another encoding) is read as far
     * as it can be.
     */
    private static String text(byte[] body, Map<String, String> headers) throws IOException {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0
                && headers.getOrDefault("content-type", "").contains("json")
                && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
            throw new ProtocolException("the answer is not UTF-8");
        }
        return text;
    }

    private static int status(String line) throws ProtocolException {
        if (line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ') {
            try {
                return Integer.parseInt(line, 9, 12, 10);
            } catch (NumberFormatException _) {
                throw notHttp();
            }
        }
        throw notHttp();
    }

    private static ProtocolException notHttp() {
        return new ProtocolException("the answer is not HTTP");
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                // Cookies are the one header whose values cannot be told apart when they are joined by commas.
                headers.merge(
                        name,
                        line.substring(colon + 1).strip(),
                        (first, other) -> name.equals("set-cookie") ? first + "\n" + other : first);
            }
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed before the answer came");
            }
            if (--headLeft < 0) {
                throw new ProtocolException("the answer's header is too large");
            }
            line.write(octet);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static int length(String text) throws ProtocolException {
        try {
            var length = Long.parseLong(text);
            if (length < 0) {
                throw notHttp();
            }
            if (length > BODY_LIMIT) {
                throw tooLarge();
            }
            return (int) length;
        } catch (NumberFormatException _) {
            throw notHttp();
        }
    }

    private static ProtocolException tooLarge() {
        return new ProtocolException("the answer is larger than " + BODY_LIMIT / 1024 / 1024 + " MiB");
    }

    /** Reads a body to its end, decompressed. */
    private static byte[] octets(InputStream body, Map<String, String> headers, Consumer<String> lines)
            throws IOException {
        var isCompressed = headers.getOrDefault("content-encoding", "").equalsIgnoreCase("gzip");
        if (!isCompressed) {
            return octets(body, lines);
        }
        var compressed = new BufferedInputStream(body);
        compressed.mark(1);
        if (compressed.read() < 0) {
            return new byte[0];
        }
        compressed.reset();
        try (var plain = new GZIPInputStream(compressed)) {
            var octets = octets(plain, lines);
            // What follows the compressed part says nothing, but the connection can carry no other response before its
            // end.
            compressed.transferTo(OutputStream.nullOutputStream());
            return octets;
        } catch (TooShortException broken) {
            throw broken;
        } catch (EOFException | ZipException _) {
            throw new ProtocolException("the answer's compression is damaged");
        }
    }

    private static byte[] octets(InputStream body, Consumer<String> lines) throws IOException {
        var octets = new ByteArrayOutputStream();
        var line = new ByteArrayOutputStream();
        var part = new byte[16 * 1024];
        for (var length = body.read(part); length >= 0; length = body.read(part)) {
            if (octets.size() + (long) length > BODY_LIMIT) {
                throw tooLarge();
            }
            octets.write(part, 0, length);
            var start = 0;
            for (var at = 0; at < length; at++) {
                if (part[at] == '\n') {
                    line.write(part, start, at - start);
                    lines.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    start = at + 1;
                }
            }
            line.write(part, start, length - start);
        }
        return octets.toByteArray();
    }

    /** Thrown when the connection ends before the body does. */
    private static final class TooShortException extends EOFException {
        private static final long serialVersionUID = 1L;

        TooShortException() {
            super("the connection was closed in the middle of the answer");
        }
    }

    /** A part of the connection's stream: a body, or a chunk of one. */
    private abstract class Body extends InputStream {
        /** The octets of the body, or of the chunk, that have not been read yet. */
        int left;

        @Override
        public int read() throws IOException {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public abstract int read(byte[] octets, int offset, int length) throws IOException;

        /** Reads octets of which there are some left. */
        int readLeft(byte[] octets, int offset, int length) throws IOException {
            var count = in.read(octets, offset, Math.min(length, left));
            if (count < 0) {
                throw new TooShortException();
            }
            left -= count;
            return count;
        }
    }

    /** A body whose length is known. */
    private final class BodyOfLength extends Body {
        BodyOfLength(int length) {
            left = length;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            return left == 0 ? -1 : readLeft(octets, offset, length);
        }
    }

    /** A body in chunks, each behind its length (RFC 9112, 7.1). */
    private final class ChunkedBody extends Body {
        private boolean isFirst = true;
        private boolean isOver;

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            if (left == 0 && !isOver) {
                try {
                    begin();
                } catch (EOFException _) {
                    throw new TooShortException();
                }
            }
            return isOver ? -1 : readLeft(octets, offset, length);
        }

        private void begin() throws IOException {
            headLeft = HEAD_LIMIT;
            if (!isFirst && !line().isEmpty()) {
                throw notHttp();
            }
            isFirst = false;
            left = chunkSize(line());
            if (left > BODY_LIMIT) {
                throw tooLarge();
            }
            if (left == 0) {
                isOver = true;
                // Trailers say nothing that is needed here.
                headers();
            }
        }
    }

    private static int chunkSize(String line) throws ProtocolException {
        var semicolon = line.indexOf(';');
        var digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        try {
            var size = Long.parseLong(digits, 16);
            if (size < 0) {
                throw notHttp();
            }
            return (int) Math.min(size, Integer.MAX_VALUE);
        } catch (NumberFormatException _) {
            throw notHttp();
        }
    }
}
