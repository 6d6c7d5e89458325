package adaptarium.experiments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A kind of file that the program reads, for {@link MutatedFilesTest}.
 *
 * @param name the file's name
 * @param whole a file that is read without a complaint
 * @param effort how long it takes to read it, about, in milliseconds; {@code verify} tries the slow ones less often
 * @param reader reads it, alone in a folder but for what the reader puts beside it
 */
@SuppressWarnings("ArrayRecordComponent") // a file's content, never compared
public record FileKind(String name, byte[] whole, double effort, Consumer<Path> reader) {
    /** A kind that is read in no time. */
    public FileKind(String name, String whole, Consumer<Path> reader) {
        this(name, whole, 0.3, reader);
    }

    /** A kind whose files are texts. */
    public FileKind(String name, String whole, double effort, Consumer<Path> reader) {
        this(name, whole.getBytes(StandardCharsets.UTF_8), effort, reader);
    }

    /** What is to be read, whatever it throws. */
    public interface Reading {
        /** Reads it. */
        void read(Path file) throws IOException;
    }

    /** A reader that may also meet a fault of the disk, which is none of the program's. */
    public static Consumer<Path> reading(Reading reading) {
        return file -> {
            try {
                reading.read(file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    /** A reader of a text, whatever bytes it is made of. */
    public static Consumer<Path> text(Consumer<String> reader) {
        return reading(file -> reader.accept(Files.readString(file, StandardCharsets.ISO_8859_1)));
    }

    @Override
    public String toString() {
        return name;
    }
}
