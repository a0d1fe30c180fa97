package com.dokploy.terraform.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a guide.
 *
 * @param guide the file
 * @param line the line on which the text begins
 * @param language what the fence says
 * @param text what stands between the fences, without the indentation of the fence
 */
record GuideBlock(Path guide, int line, String language, String text) {
    private static final Path GUIDES = Path.of("docs/guides").toAbsolutePath();

    private static final Pattern FENCE = Pattern.compile("^(?<indent> *)```(?<language>\\w*)$");

    /** How a block says that it is a whole file. */
    private static final Pattern FILE_NAME = Pattern.compile("^# (?<name>[\\w./-]+\\.(tf|hcl|yml|tfvars))\\R");

    /** All blocks of all guides, and of the page that leads to them. */
    static List<GuideBlock> all() throws IOException {
        var all = new ArrayList<>(of(Path.of("README.md")));
        try (Stream<Path> guides = Files.list(GUIDES)) {
            for (var guide : guides.sorted().toList()) {
                all.addAll(of(guide));
            }
        }
        return all;
    }

    /** The blocks of a guide, in order. */
    static List<GuideBlock> of(String guide) throws IOException {
        return of(GUIDES.resolve(guide + ".md"));
    }

    private static List<GuideBlock> of(Path guide) throws IOException {
        var lines = Files.readAllLines(guide);
        var blocks = new ArrayList<GuideBlock>();
        for (var i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                var indent = fence.group("indent");
                var start = i + 1;
                var text = new StringBuilder();
                for (i++; !lines.get(i).equals(indent + "```"); i++) {
                    text.append(lines.get(i)
                                    .substring(Math.min(
                                            indent.length(), lines.get(i).length())))
                            .append('\n');
                }
                blocks.add(new GuideBlock(guide, start + 1, fence.group("language"), text.toString()));
            }
        }
        return blocks;
    }

    /** The name of the file that the block is; empty if the block is a part of one. */
    String fileName() {
        var name = FILE_NAME.matcher(text);
        return name.lookingAt() ? name.group("name") : "";
    }

    @Override
    public String toString() {
        return guide.getFileName() + ":" + line;
    }
}
