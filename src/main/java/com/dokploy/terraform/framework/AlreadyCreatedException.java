package com.dokploy.terraform.framework;

/**
 * Thrown by a create that finds its object made already, by an earlier create whose outcome never reached Terraform. The
 * engine takes the object over: it is imported, read and then changed to what is planned.
 */
public final class AlreadyCreatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;

    /** Names the object by its id, as for an import. */
    public AlreadyCreatedException(String id) {
        super("made before: " + id);
        this.id = id;
    }

    /** The id of the object, as for an import. */
    public String id() {
        return id;
    }
}
