package adaptarium.experiments.command;

import java.io.PrintStream;

/** The standard error as plug-ins meet it, under both of its names: to close it is not theirs, for the program's own last words go there. */
final class SharedStream extends PrintStream {
    SharedStream(PrintStream shared) {
        super(shared, /* autoFlush= */ true);
    }

    @Override
    public void close() {
        flush();
    }
}
