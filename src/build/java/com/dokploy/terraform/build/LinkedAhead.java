package com.dokploy.terraform.build;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what javac leaves to the first use into plain code: switches over types, and how records are compared. The JVM
 * makes classes for each of them, in the middle of a start or a refresh, and an AOT cache of JDK 25 keeps these for
 * lambdas and joined strings only.
 */
final class LinkedAhead {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc HASH = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

    private final ClassFile classFile;

    /** @param entries the contents of all class files by their names, to look up who extends whom */
    LinkedAhead(Map<String, byte[]> entries) {
        var resolver = ClassHierarchyResolver.ofResourceParsing(name -> {
                    var bytes = entries.get(name.packageName().replace('.', '/') + "/" + name.displayName() + ".class");
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    }

    /** A method that takes the place of something linked at run time. */
    private record Plain(MethodTypeDesc type, Body body) {}

    private interface Body {
        void write(CodeBuilder code);
    }

    /** The class file with plain code instead, as far as that is possible. */
    byte[] plain(byte[] bytes) {
        var model = classFile.parse(bytes);
        var isInterface = model.flags().has(AccessFlag.INTERFACE);
        var self = model.thisClass().asSymbol();
        var methods = new ArrayList<Plain>();
        CodeTransform replace = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call) {
                body(self, call)
                        .ifPresentOrElse(
                                body -> {
                                    code.invokestatic(self, name(methods.size()), call.typeSymbol(), isInterface);
                                    methods.add(new Plain(call.typeSymbol(), body));
                                },
                                () -> code.with(call));
            } else {
                code.with(element);
            }
        };
        var transformed = classFile.transformClass(
                model, ClassTransform.transformingMethodBodies(replace).andThen(ClassTransform.endHandler(builder -> {
                    for (var number = 0; number < methods.size(); number++) {
                        builder.withMethodBody(
                                name(number),
                                methods.get(number).type(),
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                methods.get(number).body()::write);
                    }
                })));
        return methods.isEmpty() ? bytes : transformed;
    }

    private static String name(int number) {
        return "linked$" + number;
    }

    private static Optional<Body> body(ClassDesc self, InvokeDynamicInstruction call) {
        var owner = call.bootstrapMethod().owner();
        var name = call.name().stringValue();
        if (owner.equals(SWITCHES) && name.equals("typeSwitch") && isOverTypes(call)) {
            return Optional.of(code -> writeSwitch(call.bootstrapArgs(), code));
        }
        if (owner.equals(RECORDS) && name.equals("equals")) {
            return Optional.of(code -> writeEquals(self, components(call), code));
        }
        if (owner.equals(RECORDS) && name.equals("hashCode")) {
            return Optional.of(code -> writeHashCode(self, components(call), code));
        }
        return Optional.empty();
    }

    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    /** -1 for null, the first label from the second argument on that fits, or the number of labels. */
    private static void writeSwitch(List<ConstantDesc> labels, CodeBuilder code) {
        var notNull = code.newLabel();
        code.aload(0).ifnonnull(notNull).loadConstant(-1).return_(TypeKind.INT).labelBinding(notNull);
        for (var position = 0; position < labels.size(); position++) {
            var next = code.newLabel();
            code.iload(1).loadConstant(position).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(position)).ifeq(next);
            code.loadConstant(position).return_(TypeKind.INT).labelBinding(next);
        }
        code.loadConstant(labels.size()).return_(TypeKind.INT);
    }

    /** The fields of a record: what follows its class and the list of their names. */
    private static List<DirectMethodHandleDesc> components(InvokeDynamicInstruction call) {
        var components = new ArrayList<DirectMethodHandleDesc>();
        for (var argument : call.bootstrapArgs().subList(2, call.bootstrapArgs().size())) {
            components.add((DirectMethodHandleDesc) argument);
        }
        return components;
    }

    private static ClassDesc type(DirectMethodHandleDesc component) {
        return component.invocationType().returnType();
    }

    private static void writeEquals(ClassDesc self, List<DirectMethodHandleDesc> components, CodeBuilder code) {
        var different = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(different);
        code.aload(1).checkcast(self).astore(2);
        for (var component : components) {
            var name = component.methodName();
            code.aload(0).getfield(self, name, type(component));
            code.aload(2).getfield(self, name, type(component));
            unlessEqual(type(component), different, code);
        }
        code.iconst_1().return_(TypeKind.INT);
        code.labelBinding(different).iconst_0().return_(TypeKind.INT);
    }

    private static void unlessEqual(ClassDesc type, Label different, CodeBuilder code) {
        if (!type.isPrimitive()) {
            code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(different);
            return;
        }
        var compare = MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
        code.invokestatic(box(type), "compare", compare).ifne(different);
    }

    /** As the JVM would: 31 times what it was, and the next. */
    private static void writeHashCode(ClassDesc self, List<DirectMethodHandleDesc> components, CodeBuilder code) {
        code.iconst_0();
        for (var component : components) {
            var type = type(component);
            code.loadConstant(31).imul();
            code.aload(0).getfield(self, component.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH);
            }
            code.iadd();
        }
        code.return_(TypeKind.INT);
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.displayName()) {
            case "boolean" -> ConstantDescs.CD_Boolean;
            case "byte" -> ConstantDescs.CD_Byte;
            case "char" -> ConstantDescs.CD_Character;
            case "short" -> ConstantDescs.CD_Short;
            case "int" -> ConstantDescs.CD_Integer;
            case "long" -> ConstantDescs.CD_Long;
            case "float" -> ConstantDescs.CD_Float;
            case "double" -> ConstantDescs.CD_Double;
            case String other -> throw new IllegalArgumentException(other);
        };
    }
}
