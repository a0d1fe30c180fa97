package com.dokploy.terraform.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that was linked ahead does what it did. */
final class LinkedAheadTest {
    /** What a switch over types makes of an object: null, guards and several labels included. */
    static final class Switching implements Function<Object, String> {
        @Override
        public String apply(Object object) {
            return switch (object) {
                case null -> "nothing";
                case String text when text.isEmpty() -> "empty";
                case String text -> "text " + text;
                case Integer number when number > 9 -> "large";
                case Number number -> "number " + number;
                case Whole(var name, var _) -> "record " + name;
                default -> "other";
            };
        }
    }

    /** One component of every kind. */
    record Whole(String name, Inner inner) {}

    record Inner(
            boolean on, byte eight, char letter, short sixteen, int number, long large, float narrow, double wide) {}

    private static final Inner INNER = new Inner(true, (byte) 1, 'c', (short) 2, 3, 4, 5, 6);

    private static Function<Object, Object> switching = object -> object;
    private static Function<Object, Object> copier = object -> object;

    /** Makes a record of the linked classes out of an ordinary one. */
    static final class Copier implements Function<Object, Object> {
        @Override
        public Object apply(Object object) {
            var text = object.toString().split(",", -1);
            return new Whole(
                    text[0].isEmpty() ? null : text[0],
                    new Inner(
                            Boolean.parseBoolean(text[1]),
                            (byte) 1,
                            'c',
                            (short) 2,
                            Integer.parseInt(text[2]),
                            Long.parseLong(text[3]),
                            Float.parseFloat(text[4]),
                            Double.parseDouble(text[5])));
        }
    }

    @BeforeAll
    static void link() throws Exception {
        var linked = new Linked(LinkedAheadTest.class.getClassLoader());
        switching = linked.function(Switching.class);
        copier = linked.function(Copier.class);
    }

    static List<Object> objects() {
        return List.of("", "a", 1, 10, 3L, new Object());
    }

    @ParameterizedTest
    @MethodSource("objects")
    void switchesAsBefore(Object object) {
        assertThat(switching.apply(object)).isEqualTo(new Switching().apply(object));
    }

    @Test
    void switchesOverNullAsBefore() {
        assertThat(switching.apply(null)).isEqualTo("nothing");
    }

    @Test
    void comparesRecordsComponentByComponent() {
        var one = copier.apply("a,true,3,4,5,6");
        assertThat(one).isEqualTo(copier.apply("a,true,3,4,5,6")).hasSameHashCodeAs(copier.apply("a,true,3,4,5,6"));
        assertThat(one.hashCode()).isEqualTo(new Whole("a", INNER).hashCode());
        for (var other : List.of(
                "b,true,3,4,5,6",
                ",true,3,4,5,6",
                "a,false,3,4,5,6",
                "a,true,7,4,5,6",
                "a,true,3,7,5,6",
                "a,true,3,4,NaN,6",
                "a,true,3,4,5,-0.0")) {
            assertThat(one).as(other).isNotEqualTo(copier.apply(other));
        }
        assertThat(copier.apply(",true,3,4,NaN,-0.0")).isEqualTo(copier.apply(",true,3,4,NaN,-0.0"));
        assertThat(one).isNotEqualTo(null).isNotEqualTo("a");
    }

    /** Loads the nested classes of this test as they come out. */
    private static final class Linked extends ClassLoader {
        private final LinkedAhead ahead = new LinkedAhead(Map.of());

        Linked(ClassLoader parent) {
            super(parent);
        }

        @SuppressWarnings("unchecked")
        Function<Object, Object> function(Class<?> type) throws ReflectiveOperationException {
            var constructor = loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Function<Object, Object>) constructor.newInstance();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(LinkedAheadTest.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            var loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = ahead.plain(file.readAllBytes());
                assertThat(leftToTheFirstUse(bytes)).as(name).doesNotContain("typeSwitch", "equals", "hashCode");
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }

        private static List<String> leftToTheFirstUse(byte[] bytes) {
            var names = new ArrayList<String>();
            for (var method : ClassFile.of().parse(bytes).methods()) {
                method.code()
                        .ifPresent(code -> code.forEach(element -> {
                            if (element instanceof InvokeDynamicInstruction call) {
                                names.add(call.name().stringValue());
                            }
                        }));
            }
            return names;
        }
    }
}
