package com.dokploy.terraform.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.lang.model.SourceVersion;

/**
 * Merges the provider's classes and everything they need at run time into one jar that is one named module, so that
 * jlink can place it inside the runtime. An AOT cache refers to such a module by the runtime it is part of, whereas it
 * refers to a jar by its time of change, which does not survive unpacking.
 */
final class ModularJar {
    static final String MODULE = "com.dokploy.terraform";

    /** The run-time modules used: TLS and HTTP out, HTTP in for the sandbox, Unsafe for Netty. */
    private static final List<String> REQUIRED =
            List.of("java.base", "java.logging", "java.net.http", "jdk.httpserver", "jdk.unsupported");

    /** Services looked up but provided by nobody here; a named module must still say that it asks. */
    private static final List<String> ASKED = List.of("io.grpc.ServerProvider", "io.grpc.ManagedChannelProvider");

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, Set<String>> services = new TreeMap<>();

    private ModularJar() {}

    /** Writes {@code target} from class directories and jars; on equal names the first wins. */
    static void write(List<Path> classPath, String mainClass, FileTime time, Path target) throws IOException {
        var jar = new ModularJar();
        for (var element : classPath) {
            if (Files.isDirectory(element)) {
                jar.addDirectory(element);
            } else {
                jar.addJar(element);
            }
        }
        jar.entries.keySet().retainAll(new Reachability(jar.entries, jar.services).from(mainClass));
        jar.dropMissingProviders();
        var linked = new LinkedAhead(Map.copyOf(jar.entries));
        jar.entries.replaceAll((name, content) -> name.endsWith(".class") ? linked.plain(content) : content);
        jar.entries.put("module-info.class", jar.descriptor(mainClass));
        jar.store(time, target);
    }

    private void addDirectory(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                add(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file), true);
            }
        }
    }

    /** Adds a jar as JDK 25 sees it: of a class in several versions, the newest that is not newer. */
    private void addJar(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
            jar.versionedStream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                try (InputStream content = jar.getInputStream(entry)) {
                    add(entry.getName(), content.readAllBytes(), false);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    /** Of the libraries only classes are taken: none that is used here reads a resource. */
    private void add(String name, byte[] content, boolean own) {
        if (name.startsWith("META-INF/services/")) {
            var service = name.substring("META-INF/services/".length());
            for (var line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
                var provider = line.replaceFirst("#.*", "").strip();
                if (!provider.isEmpty()) {
                    services.computeIfAbsent(service, _ -> new TreeSet<>()).add(provider);
                }
            }
            return;
        }
        if (name.startsWith("META-INF/") || name.endsWith("module-info.class") || name.endsWith(".proto")) {
            return;
        }
        if (name.endsWith(".class") || own) {
            entries.putIfAbsent(name, content);
        }
    }

    /** A service of a library that is not here, or whose provider nothing reaches, cannot be declared. */
    private void dropMissingProviders() {
        services.keySet().removeIf(service -> !entries.containsKey(classFile(service)));
        services.values().forEach(providers -> providers.removeIf(name -> !entries.containsKey(classFile(name))));
        services.values().removeIf(Set::isEmpty);
    }

    private byte[] descriptor(String mainClass) {
        var packages = new TreeSet<String>();
        for (var name : entries.keySet()) {
            if (name.contains("/") && SourceVersion.isName(packageOf(name))) {
                packages.add(packageOf(name));
            }
        }
        var module = ModuleAttribute.of(ModuleDesc.of(MODULE), builder -> {
            for (var required : REQUIRED) {
                builder.requires(
                        ModuleDesc.of(required), required.equals("java.base") ? ClassFile.ACC_MANDATED : 0, null);
            }
            var asked = new TreeSet<>(services.keySet());
            ASKED.stream().filter(name -> entries.containsKey(classFile(name))).forEach(asked::add);
            asked.forEach(service -> builder.uses(ClassDesc.of(service)));
            services.forEach((service, providers) -> builder.provides(
                    ClassDesc.of(service), providers.stream().map(ClassDesc::of).toArray(ClassDesc[]::new)));
        });
        var packageNames = new ArrayList<PackageDesc>();
        packages.forEach(name -> packageNames.add(PackageDesc.of(name)));
        return ClassFile.of()
                .buildModule(
                        module,
                        builder -> builder.with(ModulePackagesAttribute.ofNames(packageNames))
                                .with(ModuleMainClassAttribute.of(ClassDesc.of(mainClass))));
    }

    private void store(FileTime time, Path target) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : entries.entrySet()) {
                var header = new ZipEntry(entry.getKey());
                header.setTimeLocal(time.toInstant().atZone(ZoneOffset.UTC).toLocalDateTime());
                out.putNextEntry(header);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    private static String packageOf(String entry) {
        return entry.substring(0, entry.lastIndexOf('/')).replace('/', '.');
    }

    private static String classFile(String className) {
        return className.replace('.', '/') + ".class";
    }
}
