package adaptarium.experiments.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Where results go. A writer over it keeps quiet about what could not be written; this remembers it. */
final class StandardOutput extends FilterOutputStream {
    private String lost = "";

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** Why something could not be written; empty where all was, or where the reader had read enough, as {@code head} does. */
    String lost() {
        return lost.contains("Broken pipe") || lost.contains("pipe is being closed") ? "" : lost;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            lost = String.valueOf(e.getMessage());
            throw e;
        }
    }
}
