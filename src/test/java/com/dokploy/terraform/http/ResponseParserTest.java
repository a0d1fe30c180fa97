package com.dokploy.terraform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void readsABodyOfAGivenLength() throws IOException {
        var reply = read(OK + "Content-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue, and more");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo("true");
        assertThat(reply.keepAlive()).isTrue();
    }

    @Test
    void readsOneReplyAfterTheOther() throws IOException {
        var reader = reader(OK + "Content-Length: 1\r\n\r\n1" + OK
                + "Transfer-Encoding: chunked\r\n\r\n1\r\n2\r\n0\r\n\r\n" + OK + "Content-Length: 1\r\n\r\n3");

        assertThat(reader.read(_ -> {}).body()).isEqualTo("1");
        assertThat(reader.read(_ -> {}).body()).isEqualTo("2");
        assertThat(reader.read(_ -> {}).body()).isEqualTo("3");
    }

    @Test
    void joinsChunksAndSkipsExtensionsAndTrailers() throws IOException {
        var reply = read(
                OK + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\n[1,\r\nA\r\n2,3,4,5,6]\r\n0\r\nX-Trailer: 1\r\n\r\n");

        assertThat(reply.body()).isEqualTo("[1,2,3,4,5,6]");
        assertThat(reply.keepAlive()).isTrue();
    }

    @Test
    void readsToTheEndWhenNothingSaysWhereThatIs() throws IOException {
        var reply = read(OK + "\r\nall of it");

        assertThat(reply.body()).isEqualTo("all of it");
        assertThat(reply.keepAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void expectsNoBodyWhereThereIsNone(String status) throws IOException {
        var reply = read("HTTP/1.1 " + status + "\r\n\r\n");

        assertThat(reply.body()).isEmpty();
        assertThat(reply.keepAlive()).isTrue();
    }

    @Test
    void skipsInterimReplies() throws IOException {
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 2\r\n\r\n{}")
                        .body())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Connection: close\r\nContent-Length: 0\r\n\r\n",
                OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
            })
    void doesNotReuseAConnectionThatMayBeOutOfStep(String bytes) throws IOException {
        assertThat(read(bytes).keepAlive()).isFalse();
    }

    @Test
    void decompresses() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("\"grün\"".getBytes(StandardCharsets.UTF_8));
        }
        var head = OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n";
        var all = new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(packed.toByteArray()));

        assertThat(new ResponseParser(all).read(_ -> {}).body()).isEqualTo("\"grün\"");
    }

    @Test
    void takesNoJsonThatIsNotUtf8() {
        var damaged = (OK + "Content-Type: application/json\r\nContent-Length: 3\r\n\r\n\"\u00e9\"")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new ResponseParser(new ByteArrayInputStream(damaged)).read(_ -> {}))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the answer is not UTF-8");
    }

    @Test
    void readsPagesInOtherEncodingsAsFarAsItCan() throws IOException {
        var page = (OK + "Content-Type: text/html\r\nContent-Length: 3\r\n\r\na\u00e9b")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new ResponseParser(new ByteArrayInputStream(page))
                        .read(_ -> {})
                        .body())
                .isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                OK + "Content-Length: 10\r\n\r\nshort",
                OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nsho",
                OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
            })
    void tellsAReplyThatWasCutOff(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 abc no\r\n\r\n",
                OK + "Content-Length: many\r\n\r\n",
                OK + "Content-Length: -1\r\n\r\n",
                OK + "Content-Length: 99999999999\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n80000000\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                OK + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
            })
    void refusesWhatIsNotHttp(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAnEndlessHead() {
        assertThatThrownBy(() -> read(OK + "X: " + "x".repeat(70_000) + "\r\n\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("too large");
    }

    private static HttpResponse read(String bytes) throws IOException {
        return reader(bytes).read(_ -> {});
    }

    private static ResponseParser reader(String bytes) {
        return new ResponseParser(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    }
}
