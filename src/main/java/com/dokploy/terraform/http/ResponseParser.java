package com.dokploy.terraform.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads HTTP/1.1 replies off one connection (RFC 9112): plain, chunked or ended by the connection's end, gzip or not.
 * Everything is limited, so that whatever answers cannot exhaust memory.
 */
final class ResponseParser {
    /** What Java reads for octets that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final int HEAD_LIMIT = 64 * 1024;
    /** Far above any answer of Dokploy; the largest are logs and whole projects. */
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
     * Reads one reply whole.
     *
     * @throws EOFException when the connection ends too early
     * @throws ProtocolException when it is not HTTP
     */
    HttpResponse read() throws IOException {
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
        byte[] body;
        if (bodiless) {
            body = new byte[0];
        } else if (chunked) {
            body = chunks();
        } else if (length != null) {
            body = exactly(length(length));
        } else {
            body = rest();
        }
        var close =
                headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        var text = text(decoded(body, headers), headers);
        // Both a length and chunks: somebody on the way is confused about where the body ends (RFC 9112, 6.3).
        var endIsKnown = bodiless || chunked != (length != null);
        var keepAlive = !close && endIsKnown && statusLine.startsWith("HTTP/1.1");
        return new HttpResponse(status, headers, text, keepAlive);
    }

    /** JSON that is not UTF-8 is damaged; what else there is (a page in another encoding) is read as far as it can be. */
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
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
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

    private byte[] exactly(int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection was closed in the middle of the answer");
        }
        return body;
    }

    private byte[] rest() throws IOException {
        var body = in.readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            throw tooLarge();
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            headLeft = HEAD_LIMIT;
            var size = chunkSize(line());
            if (size == 0) {
                // Trailers say nothing that is needed here.
                headers();
                return body.toByteArray();
            }
            if (body.size() + (long) size > BODY_LIMIT) {
                throw tooLarge();
            }
            body.writeBytes(exactly(size));
            if (!line().isEmpty()) {
                throw notHttp();
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

    private static byte[] decoded(byte[] body, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("content-encoding", "").equalsIgnoreCase("gzip") || body.length == 0) {
            return body;
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var decoded = plain.readNBytes(BODY_LIMIT + 1);
            if (decoded.length > BODY_LIMIT) {
                throw tooLarge();
            }
            return decoded;
        } catch (EOFException | ZipException _) {
            throw new ProtocolException("the answer's compression is damaged");
        }
    }
}
