package adaptarium.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder on its way, with what is to be done with it. */
final class Packed implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String LOCK = "lock"; // of whoever writes the folder here
    private static final String LAST = "evaluation.json"; // says that a run is done: written when all the rest is

    private final String name;
    private final ArrayList<String> arguments; // a list that can be sent
    private final byte[] zip; // never changed

    private Packed(String name, List<String> arguments, byte[] zip) {
        this.name = name;
        this.arguments = new ArrayList<>(arguments);
        this.zip = zip;
    }

    /**
     * A folder as it is now.
     *
     * @param folder the folder
     * @param arguments what the program is to do with it
     * @return all of its files
     * @throws IOException where it cannot be read
     */
    static Packed of(Path folder, List<String> arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file) && !path.equals(LOCK)) {
                    zip.putNextEntry(new ZipEntry(path));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
        return new Packed(String.valueOf(folder.getFileName()), arguments, bytes.toByteArray());
    }

    String name() {
        return name;
    }

    List<String> arguments() {
        return List.copyOf(arguments);
    }

    /**
     * Writes the files where they belong, each whole or not at all; what says that the run is done comes last.
     *
     * @param folder the folder
     * @throws IOException where they cannot be written
     */
    void unpack(Path folder) throws IOException {
        unpack(folder, /* last= */ false);
        unpack(folder, /* last= */ true);
    }

    private void unpack(Path folder, boolean last) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(LAST) == last) {
                    Path file = root.resolve(entry.getName()).normalize();
                    if (!file.startsWith(root)) {
                        throw new IOException("'" + entry.getName() + "' leads out of the run's folder");
                    }
                    Path parent = file.resolveSibling("");
                    Files.createDirectories(parent);
                    Path written = Files.createTempFile(parent, "arriving", ".tmp");
                    Files.copy(in, written, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it, as far as that is possible. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
