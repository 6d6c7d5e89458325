package adaptarium.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place where somebody asked for a file. Links are followed, and stay. A file is replaced as a whole, with the permissions it had; a pipe, a device and an
 * open descriptor such as {@code /dev/stdout} are written into.
 */
public final class OutputFile {
    private static final int MOST_LINKS = 40; // as Linux
    private static final Pattern DESCRIPTORS = Pattern.compile("/proc/[^/]+(/task/[^/]+)?/fd|/dev/fd");

    private final Path given;
    private final Path target;
    private final boolean replaced;

    private OutputFile(Path given, Path target, boolean replaced) {
        this.given = given;
        this.target = target;
        this.replaced = replaced;
    }

    /**
     * The place of a path; the folders on its way are made where they are missing.
     *
     * @param given a file that may or may not be there, a link to one, a pipe or a device
     * @return the place, which nothing has been written to yet
     * @throws IOException where nothing can be written there, with one line that says why
     */
    public static OutputFile at(Path given) throws IOException {
        try {
            return new OutputFile(given, given.toAbsolutePath(), /* replaced= */ false).resolved();
        } catch (IOException e) {
            throw new IOException(complaint(given, e), e);
        }
    }

    private OutputFile resolved() throws IOException {
        if (given.toString().isEmpty()) {
            throw new IOException("expected a file's name, got ''");
        }
        Path path = target;
        if (path.getParent() != null && !Files.exists(path.getParent())) {
            DurableFolder.make(path.getParent());
        }
        for (int links = 0; links <= MOST_LINKS; links++) {
            Path folder = path.getParent();
            Path name = path.getFileName();
            if (folder == null || name == null || Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            folder = folder.toRealPath();
            if (!Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            path = folder.resolve(name);
            if (DESCRIPTORS.matcher(folder.toString()).matches()) {
                return new OutputFile(given, path, /* replaced= */ false);
            }
            if (!Files.isSymbolicLink(path)) {
                return file(path, folder);
            }
            path = folder.resolve(Files.readSymbolicLink(path));
        }
        throw new IOException("its links lead in a circle");
    }

    private OutputFile file(Path path, Path folder) throws IOException {
        boolean exists = Files.exists(path);
        if (exists ? !Files.isWritable(path) : !Files.isWritable(folder)) {
            throw new AccessDeniedException(path.toString());
        }
        // in a folder that takes no other file, a file that can be written is written into
        return new OutputFile(given, path, !exists || (Files.isRegularFile(path) && Files.isWritable(folder)));
    }

    /** The path as it was given. */
    public Path given() {
        return given;
    }

    /** Where the content goes after all links: the file that is replaced, or what is written into. */
    public Path target() {
        return target;
    }

    /** Whether a whole new file takes the place; otherwise the content is written into what is there. */
    public boolean isReplaced() {
        return replaced;
    }

    /** Whether it is the process' own standard output, which then should hold nothing else. */
    public boolean isStandardOutput() {
        return !replaced && descriptor() == 1;
    }

    private int descriptor() {
        String name = String.valueOf(target.getFileName());
        Path folder = target.getParent();
        boolean open = folder != null && DESCRIPTORS.matcher(folder.toString()).matches();
        return open && name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1;
    }

    /**
     * Writes the content, whole or not at all where a file is replaced.
     *
     * @param content all of it
     * @throws IOException where it cannot be written, with one line that says why
     */
    public void write(byte[] content) throws IOException {
        write(content, /* forced= */ true);
    }

    /**
     * As {@link #write}, but does not wait until the disk has it: for what is written anew many times a second.
     *
     * @param content all of it
     * @throws IOException where it cannot be written, with one line that says why
     */
    public void writeInPassing(byte[] content) throws IOException {
        write(content, /* forced= */ false);
    }

    private void write(byte[] content, boolean forced) throws IOException {
        try {
            if (replaced) {
                replace(content, forced);
            } else {
                try (OutputStream out = stream()) {
                    out.write(content);
                }
            }
        } catch (IOException e) {
            throw new IOException(complaint(given, e), e);
        }
    }

    private void replace(byte[] content, boolean forced) throws IOException {
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.deleteIfExists(temporary); // of a process that was killed and had the same number
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                if (forced) {
                    channel.force(/* metaData= */ true);
                }
            }
            take(temporary, forced);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Puts a finished file in its place, or its content into what is there.
     *
     * @param finished a file in the target's folder, or anywhere where nothing is replaced; gone afterwards in the former case
     * @throws IOException where it cannot be
     */
    public void take(Path finished) throws IOException {
        take(finished, /* forced= */ true);
    }

    private void take(Path finished, boolean forced) throws IOException {
        if (replaced) {
            permit(finished);
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (forced) {
                DurableFolder.force(target.resolveSibling(""));
            }
        } else {
            try (OutputStream out = stream()) {
                Files.copy(finished, out);
            }
        }
    }

    private void permit(Path file) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private OutputStream stream() throws IOException {
        return switch (descriptor()) {
            case 1 -> new Kept(FileDescriptor.out);
            case 2 -> new Kept(FileDescriptor.err);
            case -1 ->
                Files.isRegularFile(target)
                        ? Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        : Files.newOutputStream(target, StandardOpenOption.WRITE);
            default -> Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        };
    }

    /** One of the process' own streams: closing it is not ours. */
    private static final class Kept extends FileOutputStream {
        private Kept(FileDescriptor stream) {
            super(stream);
        }

        @Override
        public void close() {}
    }

    private static String complaint(Path given, IOException e) {
        return "cannot write " + (given.toString().isEmpty() ? "a file without a name" : given) + ": " + reason(e);
    }

    /**
     * Why something could not be written, in a few words.
     *
     * @param e what the file system said
     * @return the reason without the path
     */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            FileSystemException file = (FileSystemException) e;
            return file.getFile() + " is not a folder";
        }
        @Nullable String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? String.valueOf(e.getMessage()) : reason;
    }
}
