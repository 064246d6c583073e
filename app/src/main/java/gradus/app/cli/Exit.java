package gradus.app.cli;

/// How a command ended, for the shell.
enum Exit {
    FINE(0),
    /// The project, the data or the check has errors.
    ERRORS(1),
    /// The command line is wrong.
    USAGE(2),
    /// A fault of the program itself.
    FAULT(3),
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
