package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.ValueWalk;
import java.util.List;

/** What containers see at the path of a mount: a directory of the host, a volume or a file, by type. */
final class MountSource {
    private final Attribute<String> type;
    private final Attribute<String> hostPath;
    private final Attribute<String> volumeName;
    private final Attribute<String> filePath;
    private final Attribute<String> content;

    /** Declares the attributes of each type. */
    MountSource(Schema.Builder schema, Attribute<String> type) {
        this.type = type;
        hostPath = schema.string("host_path")
                .check(Check.matches("/.*", "an absolute path that begins with `/`"))
                .describe(
                        "Path on the host, which must exist there.",
                        "Required with `type = \"bind\"`; cannot be set otherwise.");
        volumeName = schema.string("volume_name")
                .check(Check.matches(
                        "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
                        "a name of two or more letters, digits, `_`, `.` or `-` that begins with a"
                                + " letter or digit"))
                .describe(
                        "Name of the Docker volume. Docker creates the volume with the next deployment. When the"
                                + " mount is removed, the volume stays on the server.",
                        "Required with `type = \"volume\"`; cannot be set otherwise.");
        filePath = schema.string("file_path")
                .check(Check.matches(
                        "(?!/)(?!.*\\.\\.).+", "a relative path without `..`, such as `nginx/default.conf`"))
                .describe(
                        "Path of the file, relative to the directory for files that Dokploy keeps for the service"
                                + " (a compose"
                                + " file refers to it as `../files/PATH`).",
                        "Required with `type = \"file\"`; cannot be set otherwise.");
        content = schema.string("content")
                .distinguishesEmpty()
                .describe("Content of the file, only with `type = \"file\"`.");
    }

    /**
     * Sets the content of a file that has none to an empty text, which it is to containers, unless Terraform knows the
     * mount without content. Only a file has content.
     */
    Values withEmptyFile(Values state, Values known) {
        if (!ValueWalk.isEmpty(state.value(content))) {
            return state;
        }
        var isFile = state.has(type) && state.get(type).equals("file");
        var isUnset = known.has(type) && known.isNull(content);
        return state.with(content, isFile && !isUnset ? "" : null);
    }

    /** Checks, of the mount at a path, that it has the attributes of its type and no others. */
    void validate(Path path, Values config, Diagnostics diagnostics) {
        if (!config.has(type)) {
            return;
        }
        var wanted = config.get(type);
        if (wanted.equals("file") && config.isNull(content)) {
            diagnostics.warning(
                    path.attribute(content.name()),
                    "Empty File Mount",
                    "The mount has `type = \"file\"` and no `content`, so containers see an empty file. Set"
                            + " `content`, or set `content = \"\"` if the file is meant to be empty.");
        }
        for (var detail : List.of(hostPath, volumeName, filePath, content)) {
            var belongsTo = detail == hostPath ? "bind" : detail == volumeName ? "volume" : "file";
            if (wanted.equals(belongsTo) && detail != content && config.isNull(detail)) {
                diagnostics.error(
                        path,
                        "Missing Required Argument",
                        "A mount with `type = \"" + wanted + "\"` requires `" + detail.name() + "`.");
            } else if (!wanted.equals(belongsTo) && config.has(detail)) {
                diagnostics.error(
                        path.attribute(detail.name()),
                        "Invalid Attribute Combination",
                        "`" + detail.name() + "` can only be set with `type = \"" + belongsTo
                                + "\"`, and this mount has `type = \"" + wanted + "\"`. Remove `" + detail.name()
                                + "`, or change `type`.");
            }
        }
    }
}
