package com.dokploy.terraform.docs;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.client.ServiceType;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The procedures that class files of the provider name: whole ones, which are constants, and those of services, which
 * are made of a router and of a verb.
 */
final class NamedProcedures {
    private static final String PACKAGES = "com/dokploy/terraform";
    /** How {@code router + ".one"} is compiled: the end alone, or the recipe of the whole. */
    private static final Pattern ENDING = Pattern.compile("\u0001?\\.([a-z][A-Za-z]*)");

    private final SortedSet<String> constants = new TreeSet<>();
    private final SortedSet<String> verbs = new TreeSet<>();

    private NamedProcedures() {}

    /** The procedures that are named, among all that there are. */
    static SortedSet<String> among(SortedSet<String> procedures) throws IOException {
        var found = new NamedProcedures();
        for (var part : new String[] {"resources", "client", "journal"}) {
            try (var files = Files.walk(classes().resolve(PACKAGES).resolve(part))) {
                for (var file :
                        files.filter(one -> one.toString().endsWith(".class")).toList()) {
                    found.read(ClassFile.of().parse(file));
                }
            }
        }
        for (var type : ServiceType.values()) {
            found.verbs.forEach(verb -> found.constants.add(type.procedure(verb)));
            found.constants.add(type.removal());
        }
        // Redis has a password and no procedure to change it that would last, so that none of its own is called.
        found.constants.remove("redis.changePassword");
        found.constants.retainAll(procedures);
        return found.constants;
    }

    private static Path classes() {
        try {
            return Path.of(Catalog.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void read(ClassModel type) {
        for (var entry : type.constantPool()) {
            if (entry instanceof StringEntry text) {
                constants.add(text.stringValue());
                var ending = ENDING.matcher(text.stringValue());
                if (ending.matches()) {
                    verbs.add(ending.group(1));
                }
            }
        }
        for (var method : type.methods()) {
            method.code().ifPresent(code -> {
                var last = "";
                for (CodeElement element : code) {
                    if (element instanceof ConstantInstruction constant
                            && constant.constantValue() instanceof String text) {
                        last = text;
                    } else if (element instanceof InvokeInstruction call
                            && call.name().equalsString("procedure")
                            && call.type().stringValue().startsWith("(Ljava/lang/String;)")) {
                        verbs.add(last);
                    }
                }
            });
        }
    }
}
