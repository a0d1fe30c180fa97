package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files in the buckets of destinations, listed as the server lists them with rclone: one directory at a time. */
final class BackupFiles {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "backupFile";
    private static final int SIZE = 1024;
    private static final int MOST = 100;

    /** The output in bytes that Node.js takes from a command at most. */
    private static final int LONGEST_OUTPUT = 1 << 20;

    private final Store store;

    BackupFiles(Store store) {
        this.store = store;
    }

    /** The path of a directory as the server writes it: empty, or ending in a slash but not beginning with one. */
    static String directory(String path) {
        var bare = path.strip().replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : bare + "/";
    }

    /** Puts a file into a bucket. */
    void add(String destination, String path) {
        if (!has(destination, path)) {
            var name = path.substring(path.lastIndexOf('/') + 1);
            var file = JSON.objectNode().put("destinationId", destination).put("Path", path);
            store.insert(TABLE, file.put("Name", name).put("Size", SIZE));
        }
    }

    boolean has(String destination, String path) {
        return store.where(TABLE, "destinationId", destination).stream()
                .anyMatch(file -> path(file).equals(path));
    }

    /** Removes all but the last files of a directory by name; a count of 0 keeps all. */
    void keepLatest(String destination, String directory, Predicate<String> names, int count) {
        var files = new ArrayList<ObjectNode>();
        for (var file : store.where(TABLE, "destinationId", destination)) {
            var path = path(file);
            if (path.startsWith(directory) && names.test(path.substring(directory.length()))) {
                files.add(file);
            }
        }
        files.sort(Comparator.comparing(BackupFiles::path).reversed());
        var unwanted = count > 0 && files.size() > count ? files.subList(count, files.size()) : files.subList(0, 0);
        unwanted.forEach(file -> store.delete(TABLE, file.path("id").asText()));
    }

    /**
     * The files and directories in the directory that a search begins with, whose paths contain the rest of it. Throws
     * ApiErrorException if the directory has too many, by the source of v0.30.2.
     *
     * @param isLocal whether Dokploy's own server lists them, which takes no more than so much output
     */
    ArrayNode list(String destination, String search, boolean isLocal) {
        int slash = search.lastIndexOf('/') + 1;
        var directory = directory(search.substring(0, slash));
        var text = search.substring(slash).toLowerCase(Locale.ROOT);
        var found = new TreeMap<String, ObjectNode>();
        for (var file : store.where(TABLE, "destinationId", destination)) {
            if (path(file).startsWith(directory)) {
                var entry = entry(file, directory);
                found.put(path(entry), entry);
            }
        }
        if (isLocal && JSON.arrayNode().addAll(found.values()).toString().length() > LONGEST_OUTPUT) {
            throw ApiErrorException.of(400, "Command execution failed: stdout maxBuffer length exceeded");
        }
        var list = JSON.arrayNode();
        found.values().stream()
                .filter(entry -> path(entry).toLowerCase(Locale.ROOT).contains(text))
                .limit(MOST)
                .forEach(list::add);
        return list;
    }

    private static ObjectNode entry(ObjectNode file, String directory) {
        var rest = path(file).substring(directory.length());
        int slash = rest.indexOf('/');
        boolean isDirectory = slash >= 0;
        var name = isDirectory ? rest.substring(0, slash) : rest;
        var entry = JSON.objectNode().put("Path", directory + name).put("Name", name);
        entry.put("Size", isDirectory ? -1 : file.path("Size").asLong());
        return entry.put("IsDir", isDirectory);
    }

    private static String path(ObjectNode file) {
        return file.path("Path").asText();
    }
}
