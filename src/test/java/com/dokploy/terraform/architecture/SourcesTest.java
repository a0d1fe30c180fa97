package com.dokploy.terraform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be seen in the sources alone: how long things are, which words a package uses, what is static and changes. */
class SourcesTest {
    private static final Path ROOT = Path.of("src/main/java");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;

    /** Static fields that change, or hold what changes, and why. */
    private static final Map<String, String> CHANGING = Map.of(
            "JournalFile.HELD", "the operating system's locks of files belong to the process",
            "Log.WRITING", "a process has one stderr",
            "Log.output", "a process has one stderr",
            "Log.threshold", "a process has one log, and one level of it",
            "Log.withoutSecrets", "a process has one stderr, whoever writes to it");

    /** What is made by a name like these is there to be changed. */
    private static final Pattern MADE_TO_CHANGE = Pattern.compile(
            "new"
                    + " (\\w+\\.)*(Concurrent\\w+|Atomic\\w+|\\w*Lock|Semaphore|CountDownLatch|ThreadLocal|ArrayList|LinkedList"
                    + "|ArrayDeque|\\w*HashMap|TreeMap|EnumMap|\\w*HashSet|TreeSet|StringBuilder|BitSet)\\b.*"
                    + "|.*\\.(newKeySet|withInitial|synchronized\\w+)\\(.*",
            Pattern.DOTALL);

    private static final List<Source> SOURCES = new ArrayList<>();

    /** A file, as javac reads it. */
    private record Source(Path path, String text, CompilationUnitTree unit, SourcePositions positions) {
        int lines(Tree tree) {
            var lines = unit.getLineMap();
            return (int) (lines.getLineNumber(positions.getEndPosition(unit, tree))
                    - lines.getLineNumber(positions.getStartPosition(unit, tree))
                    + 1);
        }
    }

    /** A line for each type, in order, and nothing else. */
    private static final String TABLE = "Catalog.Catalog";

    @BeforeAll
    static void parse() throws IOException {
        SOURCES.clear();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var files = Files.walk(ROOT)) {
            var paths = files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                var path = Path.of(unit.getSourceFile().getName());
                SOURCES.add(new Source(path, Files.readString(path), unit, positions));
            }
        }
        assertThat(SOURCES).as("files").hasSizeGreaterThan(200);
    }

    @Test
    void filesAreShort() {
        var tooLong = new ArrayList<String>();
        for (var source : SOURCES) {
            var lines = source.text().lines().count();
            if (lines > LONGEST_FILE) {
                tooLong.add(source.path() + ": " + lines);
            }
        }
        assertThat(tooLong).as("files above %s lines", LONGEST_FILE).isEmpty();
    }

    @Test
    void methodsAreShort() {
        var tooLong = new TreeMap<String, Integer>();
        for (var source : SOURCES) {
            for (var member : Members.of(source)) {
                var isTable = member.name().equals(TABLE);
                if (member.tree() instanceof MethodTree && !isTable && source.lines(member.tree()) > LONGEST_METHOD) {
                    tooLong.put(member.name(), source.lines(member.tree()));
                }
            }
        }
        assertThat(tooLong).as("methods above %s lines", LONGEST_METHOD).isEmpty();
    }

    @Test
    void nothingStaticChanges() {
        var changing = new ArrayList<String>();
        for (var source : SOURCES) {
            for (var member : Members.of(source)) {
                if (member.tree() instanceof VariableTree field && isStaticAndChanges(field)) {
                    changing.add(member.name());
                }
            }
        }
        assertThat(changing).as("static fields that change").containsExactlyInAnyOrderElementsOf(CHANGING.keySet());
    }

    private static boolean isStaticAndChanges(VariableTree field) {
        var modifiers = field.getModifiers().getFlags();
        var value = field.getInitializer();
        var isMadeToChange =
                value != null && MADE_TO_CHANGE.matcher(value.toString()).matches();
        return modifiers.contains(Modifier.STATIC) && (!modifiers.contains(Modifier.FINAL) || isMadeToChange);
    }

    /** Comments count as well: a package that only links to another one points to it. */
    @Test
    void noTwoPackagesImportEachOther() {
        var imports = new TreeMap<String, Set<String>>();
        for (var source : SOURCES) {
            var name = source.unit().getPackageName().toString();
            for (var each : source.unit().getImports()) {
                var imported = each.getQualifiedIdentifier().toString();
                if (imported.startsWith("com.dokploy.terraform.")) {
                    imports.computeIfAbsent(name, _ -> new TreeSet<>())
                            .add(imported.substring(0, imported.lastIndexOf('.')));
                }
            }
        }
        var mutual = new ArrayList<String>();
        imports.forEach((name, others) -> {
            for (var other : others) {
                if (imports.getOrDefault(other, Set.of()).contains(name)) {
                    mutual.add(name + " and " + other);
                }
            }
        });
        assertThat(mutual).as("packages that import each other").isEmpty();
    }

    /** {@code Main} hands the environment on, so that whoever reads a constructor sees what a class depends on. */
    @Test
    void onlyTheEntryReadsTheEnvironment() {
        var readers = new ArrayList<String>();
        for (var source : SOURCES) {
            if (source.text().contains("System.getenv")) {
                readers.add(String.valueOf(source.path().getFileName()));
            }
        }
        assertThat(readers).containsExactly("Main.java");
    }

    @Test
    void theFrameworkKnowsNothingOfDokploy() {
        var word = Pattern.compile("(?i)dokploy|docker|traefik|(?<!re)deploy");
        var found = new ArrayList<String>();
        for (var source : SOURCES) {
            if (!source.path().startsWith(ROOT.resolve("com/dokploy/terraform/framework"))
                    && !source.path().startsWith(ROOT.resolve("com/dokploy/terraform/schema"))) {
                continue;
            }
            source.text()
                    .lines()
                    .map(line -> line.replace("com.dokploy.terraform", ""))
                    .forEach(line -> {
                        if (word.matcher(line).find()) {
                            found.add(source.path().getFileName() + ": " + line.strip());
                        }
                    });
        }
        assertThat(found).as("words of Dokploy").isEmpty();
    }

    /** Something that a type declares, as {@code Log.write}; constructors are called as the type is. */
    private record Member(String name, Tree tree) {}

    /** Finds the members of all types of a file, nested ones included. */
    private static final class Members extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final List<Member> found = new ArrayList<>();
        private String type = "";

        static List<Member> of(Source source) {
            var members = new Members();
            members.scan(source.unit(), null);
            return members.found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            var outer = type;
            type = tree.getSimpleName().isEmpty() ? outer : tree.getSimpleName().toString();
            for (var member : tree.getMembers()) {
                if (member instanceof MethodTree method) {
                    var isConstructor = method.getName().contentEquals("<init>");
                    found.add(new Member(type + "." + (isConstructor ? type : method.getName()), method));
                } else if (member instanceof VariableTree field) {
                    found.add(new Member(type + "." + field.getName(), field));
                }
            }
            super.visitClass(tree, null);
            type = outer;
            return null;
        }
    }
}
