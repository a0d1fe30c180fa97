package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path that a codec has taken into a value: names the place when something is wrong, and ends descents that would
 * exhaust the stack. Terraform's own values are a few levels deep.
 */
final class PathTracker {
    /** The number of levels after which a value is refused. */
    static final int DEEPEST = 256;

    // A null is a step into a set, which no path can express.
    private final List<Path.@Nullable Step> steps = new ArrayList<>();

    void enter(Path.Step step) {
        add(step);
    }

    void enterMember() {
        add(null);
    }

    void leave() {
        steps.removeLast();
    }

    CodecException failure(String problem) {
        return new CodecException(path(), problem);
    }

    private void add(Path.@Nullable Step step) {
        if (steps.size() == DEEPEST) {
            throw failure("values may be nested " + DEEPEST + " levels deep at most");
        }
        steps.add(step);
    }

    private Path path() {
        var path = new ArrayList<Path.Step>();
        for (var step : steps) {
            if (step == null) {
                break;
            }
            path.add(step);
        }
        return new Path(path);
    }
}
