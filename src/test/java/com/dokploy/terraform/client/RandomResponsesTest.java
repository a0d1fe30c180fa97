package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.Responses;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged replies in great number: each is read, or refused as what it is, and none is taken for a gone object. */
@Timeout(300)
class RandomResponsesTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> SEEDS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\":[1,null]}",
            "HTTP/1.1 207 Multi\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"re\r\n7\r\nsult\":{\r\n0\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 40\r\nConnection: close\r\n\r\n"
                    + LocalServer.error(404, "NOT_FOUND", "Thing not found", "a.b"));

    private final Random random = new Random(20_26);
    private final ResponseInterpreter replies =
            new ResponseInterpreter(Endpoint.parse("http://host"), new Scrubber(List.of()));

    @Test
    void damagedBytesAreReadOrRefused() {
        var read = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var bytes = damaged(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.ISO_8859_1));
            try {
                var reply = Responses.parse(bytes);
                assertThat(replies.single("a.b", reply, null, false)).isNotNull();
                read++;
            } catch (IOException _) {
                // Refused; anything else fails the test.
            }
        }
        assertThat(read).isBetween(ROUNDS / 10, ROUNDS);
    }

    @Test
    void nothingIsGoneUnlessDokploySaysSoOfThisProcedure() {
        for (var round = 0; round < ROUNDS; round++) {
            var status = 200 + random.nextInt(400);
            var body = tree(3);
            var outcome = replies.single("a.b", new HttpResponse(status, Map.of(), body.toString(), true), null, true);
            if (outcome instanceof CallResult.Failure(ApiError.NotFound gone)) {
                assertThat(gone.status()).isEqualTo(404);
                assertThat(body.path("data").path("path").isTextual())
                        .as(body.toString())
                        .isTrue();
            }
            assertThat(replies.element("a.b", body, Json.object(), true)).isNotNull();
        }
    }

    private byte[] damaged(byte[] original) {
        var bytes = original.clone();
        for (var flips = random.nextInt(4); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** Some JSON with the names that mean something. */
    private JsonNode tree(int depth) {
        var names = List.of(
                "message", "code", "data", "path", "httpStatus", "issues", "error", "json", "result", "zodError");
        if (depth == 0 || random.nextInt(5) == 0) {
            var values = List.of(
                    "null", "true", "404", "\"Not found\"", "\"a.b\"", "\"[{\"", "\"No x on path\"", "[]", "-1");
            return LocalServer.json(values.get(random.nextInt(values.size())));
        }
        var object = Json.object();
        for (var fields = random.nextInt(5); fields > 0; fields--) {
            object.set(names.get(random.nextInt(names.size())), tree(depth - 1));
        }
        return object;
    }
}
