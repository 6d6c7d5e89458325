package adaptarium.render.record;

import adaptarium.files.OutputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A film on its way: a file under a temporary name that gets its own only by {@link #commit}, and disappears otherwise. It also disappears when the process
 * ends; one that a killed process left is removed by the next film in its folder.
 */
final class PendingFile implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("\\..*\\.(\\d+)-[0-9a-f-]{36}\\.part\\..*");

    private final Path given;
    private final OutputFile target;
    private final boolean replaces;
    private final Path part;
    private boolean committed;

    private PendingFile(Path given, boolean replaces) {
        this.given = given;
        this.replaces = replaces;
        try {
            target = OutputFile.at(given);
            Path place = target.target();
            String name = String.valueOf(place.getFileName());
            String suffix = name.substring(Math.max(0, name.lastIndexOf('.')));
            String own = "." + name + "." + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".part" + suffix;
            if (target.isReplaced()) {
                removeLeftOvers(place.resolveSibling(""));
                part = Files.createFile(place.resolveSibling(own));
            } else {
                part = Files.createTempFile("adaptarium", ".part" + suffix);
            }
            part.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new RecordingException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A film that takes the place of whatever file is there. */
    static PendingFile replacing(Path given) {
        return new PendingFile(given, /* replaces= */ true);
    }

    /** A film that replaces nothing: where its name is taken when it is finished, it gets a number. */
    static PendingFile beside(Path given) {
        return new PendingFile(given, /* replaces= */ false);
    }

    private static void removeLeftOvers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part.*")) {
            for (Path file : files) {
                Matcher name = PART.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The temporary name, for a writer of another process. */
    Path part() {
        return part;
    }

    OutputStream output() {
        try {
            return new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.WRITE), 1 << 16);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Overwrites bytes already written and flushed. */
    void patch(long position, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position());
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void commit() {
        try {
            if (!replaces && target.isReplaced()) {
                OutputFile.at(free()).take(part);
            } else {
                target.take(part);
            }
            committed = target.isReplaced();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** A name that nobody has, held by an empty file until the film takes it. */
    private Path free() throws IOException {
        Path place = target.target();
        String name = String.valueOf(place.getFileName());
        int dot = Math.max(0, name.lastIndexOf('.'));
        for (int i = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS) || !claimed(place); i++) {
            place = place.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot));
        }
        return place;
    }

    private static boolean claimed(Path place) throws IOException {
        try {
            Files.createFile(place);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // somebody else was faster
        }
    }

    RecordingException failure(IOException cause) {
        return new RecordingException("cannot write " + given + ": " + OutputFile.reason(cause), cause);
    }

    @Override
    public void close() {
        if (!committed) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }
}
