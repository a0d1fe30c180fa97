package com.dokploy.terraform.adopt;

/** An error that ends a command. The message says in one or two lines what happened and what to do. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
