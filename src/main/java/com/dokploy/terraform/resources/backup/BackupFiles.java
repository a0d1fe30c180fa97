package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** The data source {@code dokploy_backup_files}: the files in the bucket of a destination. */
public final class BackupFiles extends QueryDataSource {
    private static final String PROCEDURE = "backup.listBackupFiles";

    private final Attribute<String> destinationId;
    private final Attribute<String> search;
    private final Attribute<String> serverId;
    private final ObjectList files;

    /** Declares the data source. */
    public BackupFiles() {
        super("dokploy_backup_files", "Lists files in the bucket of a destination, such as backups to restore.");
        destinationId = s.string("destination_id")
                .required()
                .references("dokploy_destination")
                .describe("ID of the destination.");
        search = s.string("search")
                .describe(
                        "Directory to list, ending in `/`, and a text that the names in it must contain. If unset, the"
                                + " top of the bucket. Dokploy returns at most 100 files.");
        serverId = declareServer();
        files = new ObjectList(s, "files", "Files that were found.", file());
    }

    private static Schema file() {
        var item = Schema.object();
        item.string("path").apiField("Path").describe("Path in the bucket.");
        item.string("name").apiField("Name").describe("Name of the file or directory.");
        item.integer("size").apiField("Size").describe("Size in bytes. `-1` for a directory.");
        item.bool("is_directory").apiField("IsDir").describe("Whether this is a directory.");
        return item.build();
    }

    @Override
    public Values read(Values config, Session session) {
        var input = input(config, destinationId, search, serverId);
        if (!config.has(search)) {
            input.put("search", "");
        }
        return files.fill(config, files.read(session.dokploy().query(PROCEDURE, input), PROCEDURE));
    }
}
