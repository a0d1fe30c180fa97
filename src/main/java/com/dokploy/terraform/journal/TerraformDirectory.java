package com.dokploy.terraform.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directory in which Terraform keeps the data of a working directory: {@code .terraform}, or the one that is set.
 */
public final class TerraformDirectory {
    private static final String OPEN_CREATES = "dokploy";

    private TerraformDirectory() {}

    /**
     * Returns the journal beside Terraform's own data. Each workspace has a state of its own, and so entries of its
     * own.
     *
     * @param environment the process's environment variables, which Terraform hands on
     */
    public static CreateJournal journal(Map<String, String> environment) {
        try {
            var directory = Path.of(set(environment, "TF_DATA_DIR", ".terraform"));
            var workspace = set(environment, "TF_WORKSPACE", "");
            return CreateJournal.in(
                    directory.resolve(OPEN_CREATES),
                    workspace.isEmpty() ? selectedWorkspace(directory) : workspace,
                    // The file exists once a backend was configured. States that are not local are stored when all is
                    // over.
                    !Files.exists(directory.resolve("terraform.tfstate")));
        } catch (InvalidPathException _) {
            return CreateJournal.inMemory();
        }
    }

    private static String selectedWorkspace(Path directory) {
        try {
            var name = Files.readString(directory.resolve("environment")).strip();
            return name.isEmpty() ? "default" : name;
        } catch (IOException _) {
            return "default";
        }
    }

    private static String set(Map<String, String> environment, String variable, String otherwise) {
        var value = environment.get(variable);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
