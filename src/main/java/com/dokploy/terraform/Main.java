package com.dokploy.terraform;

/** The executable's entry: picks what to do from the command line. */
public final class Main {
    private static final String HELP = """
            terraform-provider-dokploy %s: manages Dokploy servers with Terraform and OpenTofu.

            Terraform starts this program itself. By hand it answers:
              --version   the version
              --help      this text
            """;

    private Main() {}

    /**
     * Runs the command that the arguments name and ends the process with its exit code.
     *
     * @param arguments the command line, without the program's own name
     */
    public static void main(String[] arguments) {
        var command = arguments.length == 0 ? "" : arguments[0];
        switch (command) {
            case "--version" -> System.out.println(Version.PROVIDER);
            case "--help" -> System.out.print(HELP.replace("%s", Version.PROVIDER));
            default -> {
                System.err.print(HELP.replace("%s", Version.PROVIDER));
                System.exit(1);
            }
        }
    }
}
