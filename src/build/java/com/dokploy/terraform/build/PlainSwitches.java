package com.dokploy.terraform.build;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns switches over types into plain {@code instanceof} chains. What javac makes of them asks the JVM for a class at
 * the first use of each, and an AOT cache of JDK 25 keeps none of these.
 */
final class PlainSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    private final ClassFile classFile;

    /** @param entries the contents of all class files by their names, to look up who extends whom */
    PlainSwitches(Map<String, byte[]> entries) {
        var resolver = ClassHierarchyResolver.ofResourceParsing(name -> {
                    var bytes = entries.get(name.packageName().replace('.', '/') + "/" + name.displayName() + ".class");
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    }

    /** A switch that was replaced: how it is called, and what it tells apart. */
    private record Chain(MethodTypeDesc type, List<ClassDesc> labels) {}

    /** The class file without such switches, as far as they are over types alone. */
    byte[] plain(byte[] bytes) {
        var model = classFile.parse(bytes);
        var isInterface = model.flags().has(AccessFlag.INTERFACE);
        var self = model.thisClass().asSymbol();
        var chains = new ArrayList<Chain>();
        CodeTransform replace = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isOverTypes(call)) {
                code.invokestatic(self, name(chains.size()), call.typeSymbol(), isInterface);
                chains.add(new Chain(call.typeSymbol(), labels(call)));
            } else {
                code.with(element);
            }
        };
        var transformed = classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(replace).andThen(ClassTransform.endHandler(builder -> {
                    for (var number = 0; number < chains.size(); number++) {
                        var chain = chains.get(number);
                        builder.withMethodBody(
                                name(number),
                                chain.type(),
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> write(chain, code));
                    }
                })));
        return chains.isEmpty() ? bytes : transformed;
    }

    private static String name(int number) {
        return "typeSwitch$" + number;
    }

    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    private static List<ClassDesc> labels(InvokeDynamicInstruction call) {
        var labels = new ArrayList<ClassDesc>();
        for (ConstantDesc label : call.bootstrapArgs()) {
            labels.add((ClassDesc) label);
        }
        return labels;
    }

    /**
     * The answer that {@code SwitchBootstraps.typeSwitch} gives: -1 for null, the first label from the second argument on
     * that fits, or the number of labels.
     */
    private static void write(Chain chain, CodeBuilder code) {
        code.aload(0);
        code.ifThen(Opcode.IFNULL, then -> then.loadConstant(-1).return_(TypeKind.INT));
        for (var position = 0; position < chain.labels().size(); position++) {
            var next = code.newLabel();
            code.iload(1).loadConstant(position).if_icmpgt(next);
            code.aload(0).instanceOf(chain.labels().get(position)).ifeq(next);
            code.loadConstant(position).return_(TypeKind.INT);
            code.labelBinding(next);
        }
        code.loadConstant(chain.labels().size()).return_(TypeKind.INT);
    }
}
