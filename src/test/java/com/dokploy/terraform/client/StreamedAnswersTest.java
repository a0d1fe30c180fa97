package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as Dokploy v0.30.2 writes them. */
class StreamedAnswersTest {
    private final Map<Integer, JsonNode> answers = new LinkedHashMap<>();
    private final StreamedAnswers lines = new StreamedAnswers(answers::put);

    @Test
    void givesEachCallItsAnswerAsItsLineComes() {
        lines.read("{\"json\":{\"0\":[[0],[null,0,0]],\"1\":[[0],[null,0,1]]}}");
        lines.read("{\"json\":[1,0,[[{\"result\":0}],[\"result\",0,2]]]}");
        lines.read("{\"json\":[2,0,[[{\"data\":0}],[\"data\",0,3]]]}");
        assertThat(answers).isEmpty();

        lines.read("{\"json\":[3,0,[[\"v0.30.2\"]]]}");
        assertThat(answers).containsOnlyKeys(1);
        assertThat(answers.get(1)).hasToString("{\"result\":{\"data\":{\"json\":\"v0.30.2\"}}}");

        lines.read("{\"json\":[0,0,[[{\"error\":{\"message\":\"Project not found\",\"code\":-32004,\"data\":{\"code\":"
                + "\"NOT_FOUND\",\"httpStatus\":404,\"path\":\"project.one\",\"zodError\":null}}}]]]}");
        assertThat(answers.get(0)
                        .path("error")
                        .path("json")
                        .path("data")
                        .path("httpStatus")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void tellsNothingFromNull() {
        lines.read(Lines.head(2));
        for (var line : Lines.answer(0, Json.nothing()).split("\n", -1)) {
            lines.read(line);
        }
        for (var line : Lines.answer(1, Json.object().nullNode()).split("\n", -1)) {
            lines.read(line);
        }
        assertThat(answers.get(0)
                        .path("result")
                        .path("data")
                        .path("meta")
                        .path("values")
                        .path(0)
                        .asText())
                .isEqualTo("undefined");
        assertThat(answers.get(1)).hasToString("{\"result\":{\"data\":{\"json\":null}}}");
    }

    @Test
    void takesValuesThatStandInTheLineItself() {
        lines.read(Lines.head(2));
        lines.read("{\"json\":[0,0,[[{\"result\":{\"data\":{\"id\":\"x\"}}}]]]}");
        lines.read("{\"json\":[1,0,[[{\"result\":0}],[\"result\",0,9]]]}");
        lines.read("{\"json\":[9,0,[[{\"data\":[1,2]}]]]}");

        assertThat(answers.get(0)).hasToString("{\"result\":{\"data\":{\"json\":{\"id\":\"x\"}}}}");
        assertThat(answers.get(1)).hasToString("{\"result\":{\"data\":{\"json\":[1,2]}}}");
    }

    @Test
    void takesABrokenPromiseForAFailure() {
        lines.read(Lines.head(1));
        lines.read("{\"json\":[0,1]}");

        assertThat(answers.get(0)).hasToString("{\"error\":{\"json\":{}}}");
    }

    @Test
    void beginsAnewWhenTheRequestWasSentAgain() {
        lines.read(Lines.head(1));
        lines.read("{\"json\":[0,0,[[{\"result\":0}],[\"result\",0,1]]]}");
        lines.read(Lines.head(1));
        lines.read("{\"json\":[1,0,[[{\"data\":7}]]]}");
        assertThat(answers).isEmpty();

        lines.read("{\"json\":[0,0,[[{\"result\":{\"data\":8}}]]]}");
        assertThat(answers.get(0)).hasToString("{\"result\":{\"data\":{\"json\":8}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"json\":[0,0,[[{\"resu",
                "[{\"result\":{\"data\":{\"json\":1}}}]",
                "{\"json\":[5,0,[[1]]]}",
                "{\"message\":\"Unauthorized\"}",
                "<html>",
                "{\"json\":null}",
                "{\"json\":{\"a\":1}}",
                "{\"json\":[\"a\",\"b\",\"c\"]}"
            })
    void ignoresWhatIsNoLineOfAStream(String line) {
        lines.read(Lines.head(1));
        lines.read(line);

        assertThat(answers).isEmpty();
    }

    @Test
    void isNoStreamBeforeItsFirstLine() {
        lines.read("[{\"result\":{\"data\":{\"json\":1}}}]");
        assertThat(lines.isStream()).isFalse();
        lines.read(Lines.head(1));
        assertThat(lines.isStream()).isTrue();
    }
}
