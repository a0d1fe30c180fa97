package com.dokploy.terraform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The direction of dependencies, and habits that keep the start-up path short. */
class LayersTest {
    private static final String ROOT = "com.dokploy.terraform.";
    private static final String EVERYONE = "java..";
    private static final String NULLNESS = "org.jspecify..";
    private static final String LOG = ROOT + "log..";
    private static final String CONCURRENT = ROOT + "concurrent..";

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/terraform/build/"))
                .importPackages("com.dokploy.terraform");
    }

    @Test
    void everyClassIsLookedAt() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var files = sources.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .count();
            assertThat(classes.size()).isGreaterThan((int) files);
            assertThat(files).isGreaterThan(100);
        }
    }

    @Test
    void layersPointOneWay() {
        mayDependOnly("value", EVERYONE, NULLNESS);
        mayDependOnly("concurrent", EVERYONE, NULLNESS);
        mayDependOnly("asn1", EVERYONE, NULLNESS);
        mayDependOnly("schema", EVERYONE, NULLNESS, CONCURRENT, ROOT + "value..");
        mayDependOnly("framework", EVERYONE, NULLNESS, CONCURRENT, ROOT + "value..", ROOT + "schema..");
        mayDependOnly(
                "adopt",
                EVERYONE,
                NULLNESS,
                LOG,
                CONCURRENT,
                ROOT + "value..",
                ROOT + "schema..",
                ROOT + "framework..",
                "com.fasterxml.jackson..");
        mayDependOnly("log", EVERYONE, NULLNESS);
        mayDependOnly("dotenv", EVERYONE, NULLNESS);
        mayDependOnly("http", EVERYONE, "javax.net..", NULLNESS, LOG, CONCURRENT, ROOT + "asn1..");
        mayDependOnly("journal", EVERYONE, NULLNESS, LOG, CONCURRENT, "com.fasterxml.jackson..");
        mayDependOnly(
                "client",
                EVERYONE,
                NULLNESS,
                LOG,
                CONCURRENT,
                ROOT + "asn1..",
                ROOT + "http..",
                "com.fasterxml.jackson..");
        mayDependOnly(
                "resources",
                EVERYONE,
                NULLNESS,
                LOG,
                CONCURRENT,
                ROOT + "value..",
                ROOT + "schema..",
                ROOT + "framework..",
                ROOT + "asn1..",
                ROOT + "dotenv..",
                ROOT + "journal..",
                ROOT + "client..",
                "com.fasterxml.jackson.databind..",
                "com.fasterxml.jackson.core..",
                "org.snakeyaml..",
                "org.springframework.security.crypto.bcrypt..");
        mayNotKnow("resources.session", "resources.support", "resources.planning", "resources.variables");
        mayNotKnow("resources.support", "resources.planning", "resources.variables");
        mayNotKnow("resources.planning", "resources.variables");
        mayDependOnly(
                "protocol",
                EVERYONE,
                NULLNESS,
                LOG,
                ROOT + "value..",
                ROOT + "schema..",
                ROOT + "framework..",
                "com.google.protobuf..",
                "com.google.common..",
                "io.grpc..",
                "javax.annotation..");
        mayDependOnly(
                "plugin",
                EVERYONE,
                "javax.net..",
                "javax.security..",
                "sun.misc..",
                NULLNESS,
                LOG,
                ROOT + "asn1..",
                "com.google..",
                "io.grpc..",
                "io.netty..",
                "javax.annotation..");
        mayDependOnly(
                "sandbox",
                EVERYONE,
                NULLNESS,
                ROOT + "dotenv..",
                "javax.crypto..",
                "com.sun.net.httpserver..",
                "com.fasterxml.jackson..",
                "org.snakeyaml..");
    }

    private static void mayDependOnly(String layer, String... packages) {
        var allowed = new String[packages.length + 1];
        allowed[0] = ROOT + layer + "..";
        System.arraycopy(packages, 0, allowed, 1, packages.length);
        classes()
                .that()
                .resideInAPackage(ROOT + layer + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(classes);
    }

    private static void mayNotKnow(String layer, String... others) {
        for (var other : others) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + layer + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + other + "..")
                    .check(classes);
        }
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("com.dokploy.terraform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"framework", "resources", "sandbox"})
    void packagesInsideFormNoCycles(String name) {
        slices().assignedFrom(new Slices("packages of " + name, name, JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    /** All but {@code schema}: a schema has attributes, and an attribute may hold objects of another schema. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "adopt",
                "asn1",
                "client",
                "concurrent",
                "dotenv",
                "framework",
                "http",
                "journal",
                "log",
                "plugin",
                "protocol",
                "resources",
                "sandbox",
                "value"
            })
    void classesOfAPackageFormNoCycles(String name) {
        slices().assignedFrom(new Slices("classes of " + name, name, LayersTest::file))
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    /** The class that a file is named after. */
    private static String file(JavaClass type) {
        return type.getEnclosingClass().map(LayersTest::file).orElse(type.getName());
    }

    /** One of our packages and those in it, cut by a name that each of its classes has; what protoc made is left out. */
    private record Slices(String getDescription, String packageName, Function<JavaClass, String> name)
            implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var isOurs = (type.getPackageName() + ".").startsWith(ROOT + packageName + ".")
                    && !type.getPackageName().endsWith(".generated");
            return isOurs ? SliceIdentifier.of(name.apply(type)) : SliceIdentifier.ignore();
        }
    }

    @Test
    void nothingReflects() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..generated..")
                // javac warns of sun.misc.Signal and cannot be told not to; this one class asks for it by name.
                .and()
                .doNotHaveSimpleName("SignalHandling")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(classes);
    }

    @Test
    void onlyTheEntryAndTheLogPrint() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "value..",
                        ROOT + "schema..",
                        ROOT + "framework..",
                        ROOT + "http..",
                        ROOT + "dotenv..",
                        ROOT + "journal..",
                        ROOT + "client..",
                        ROOT + "resources..",
                        ROOT + "protocol..")
                .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var directories = sources.filter(Files::isDirectory).toList();
            for (var directory : directories) {
                try (Stream<Path> files = Files.list(directory)) {
                    if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
                        assertThat(directory.resolve("package-info.java"))
                                .content()
                                .contains("@" + NullMarked.class.getSimpleName());
                    }
                }
            }
        }
    }
}
