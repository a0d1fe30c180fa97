package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;

/**
 * The environment variables of an object: {@code env}, {@code secret_env} and {@code secret_env_wo}, and
 * {@code env_authoritative}, which says whether all other variables are removed.
 */
public final class ManagedEnvironment extends EnvironmentMaps {
    private final Attribute<Boolean> authoritative;

    /**
     * Declares the maps and {@code env_authoritative}, and notes how they go with variables that are set elsewhere.
     *
     * @param whose the object, as {@code the compose stack}
     */
    public ManagedEnvironment(Schema.Builder schema, String whose) {
        super(schema, whose, "dokploy_environment_variables");
        schema.note(
                Note.Kind.NOTE,
                "Terraform does not manage environment variables while `env`, `secret_env` and `secret_env_wo` are"
                        + " unset. As soon as one of them is set, Terraform removes all other variables, unless"
                        + " `env_authoritative = false`. Variables that existed before, such as those that an import"
                        + " found, stay until the map that they belong to is set. To manage single variables from"
                        + " another module, use"
                        + " `dokploy_environment_variables`.");
        authoritative = schema.bool("env_authoritative")
                .defaultsTo(true)
                .local()
                .describe("Remove variables that were set outside this resource. Variables that existed before"
                        + " Terraform"
                        + " managed any, such as those that an import found, stay until the map that they belong to is"
                        + " set (`secret_env` if the name or value looks like a secret, otherwise `env`). With"
                        + " `false`, variables that were"
                        + " set elsewhere always stay.");
    }

    @Override
    public Attribute<Boolean> authoritative() {
        return authoritative;
    }
}
