package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip with the modes of unix files, sorted and of one time. The JDK's stream writes none of the modes, and Terraform
 * needs that of the executable; they stand in the directory at the end of the file, so they are filled in afterwards.
 */
final class UnixZip {
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int MADE_ON_UNIX = 3;
    private static final int REGULAR_FILE = 0100000;

    private final Path root;
    private final FileTime time;

    UnixZip(Path root, FileTime time) {
        this.root = root;
        this.time = time;
    }

    /** Packs everything below the root. */
    void write(Path zip) throws IOException {
        List<Path> files;
        try (var found = Files.walk(root)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (var file : files) {
                var entry = new ZipEntry(root.relativize(file).toString().replace('\\', '/'));
                entry.setTimeLocal(time.toInstant().atZone(ZoneOffset.UTC).toLocalDateTime());
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        var modes = new ArrayList<Integer>();
        for (var file : files) {
            modes.add(REGULAR_FILE | (Files.isExecutable(file) ? 0755 : 0644));
        }
        setModes(zip, modes);
    }

    private static void setModes(Path zip, List<Integer> modes) throws IOException {
        try (var channel = FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            var position = directory(bytes);
            for (var mode : modes) {
                if (bytes.getInt(position) != DIRECTORY_ENTRY) {
                    throw new IOException("no directory entry at " + position + " of " + zip);
                }
                bytes.put(position + 5, (byte) MADE_ON_UNIX);
                bytes.putInt(position + 38, mode << 16);
                position += 46
                        + bytes.getShort(position + 28)
                        + bytes.getShort(position + 30)
                        + bytes.getShort(position + 32);
            }
        }
    }

    /** Where the directory begins, from the record that ends a zip without a comment. */
    private static int directory(ByteBuffer bytes) throws IOException {
        var end = bytes.limit() - 22;
        if (bytes.getInt(end) != END_OF_DIRECTORY) {
            throw new IOException("no end of directory record");
        }
        return bytes.getInt(end + 16);
    }
}
