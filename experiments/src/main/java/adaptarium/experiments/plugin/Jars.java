package adaptarium.experiments.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes jars whose bytes depend on what is in them and on nothing else. */
public final class Jars {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Jars() {}

    /**
     * Packs the files below folders, or in other jars, into one.
     *
     * @param sources folders and jars; of files with the same name the first one counts, but lists of services are joined
     * @return the jar's bytes, owned by the caller
     * @throws IOException where something cannot be read
     */
    public static byte[] pack(List<Path> sources) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                addFolder(source, files);
            } else {
                addJar(source, files);
            }
        }
        files.remove(MANIFEST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, "Manifest-Version: 1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void addFolder(Path folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) below.filter(Files::isRegularFile)::iterator) {
                add(files, folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
    }

    private static void addJar(Path jar, Map<String, byte[]> files) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    add(files, entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private static void add(Map<String, byte[]> files, String name, byte[] content) {
        if (name.startsWith("META-INF/services/")) {
            files.merge(name, content, Jars::joined);
        } else {
            files.putIfAbsent(name, content);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + 1 + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        both[first.length] = '\n';
        System.arraycopy(second, 0, both, first.length + 1, second.length);
        return both;
    }
}
