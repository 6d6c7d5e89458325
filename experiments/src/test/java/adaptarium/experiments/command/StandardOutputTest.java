package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {
    private static StandardOutput refusing(String reason) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
    }

    @Test
    void whatIsWrittenArrives() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(bytes);
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("−1");
        assertEquals("−1", bytes.toString(StandardCharsets.UTF_8).strip());
        assertEquals("", output.lost());
    }

    @Test
    void whatAPluginClosesStaysOpen() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream error = new PrintStream(bytes, /* autoFlush= */ true, StandardCharsets.UTF_8);
        try (SharedStream shared = new SharedStream(error)) {
            shared.print("a");
        }
        error.print("b");
        assertEquals("ab", bytes.toString(StandardCharsets.UTF_8));
        assertFalse(error.checkError());
    }

    @Test
    void aFullDiskIsRemembered() {
        StandardOutput output = refusing("No space left on device");
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("a result");
        assertEquals("No space left on device", output.lost());
    }

    @Test
    void aReaderThatHasReadEnoughIsNoTrouble() {
        StandardOutput output = refusing("Broken pipe");
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("a result");
        assertEquals("", output.lost());
    }
}
