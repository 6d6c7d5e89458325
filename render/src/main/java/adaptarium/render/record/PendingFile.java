package adaptarium.render.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file written beside its final place under a temporary name; it gets its name only by {@link #commit}, and disappears otherwise. */
final class PendingFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private boolean committed;

    PendingFile(Path target) {
        this.target = target.toAbsolutePath();
        Path name = this.target.getFileName();
        if (name == null || Files.isDirectory(this.target)) {
            throw new RecordingException("cannot write " + target + ": it is a folder", null);
        }
        String suffix = name.toString().substring(Math.max(0, name.toString().lastIndexOf('.')));
        part = this.target.resolveSibling(
                "." + name + "." + ProcessHandle.current().pid() + ".part" + suffix);
        try {
            Path folder = this.target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(part);
            Files.createFile(part);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The temporary name, for a writer of another process. */
    Path part() {
        return part;
    }

    OutputStream output() {
        try {
            return new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
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
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            committed = true;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    RecordingException failure(IOException cause) {
        String why;
        if (cause instanceof AccessDeniedException) {
            why = "permission denied";
        } else if (cause instanceof NoSuchFileException) {
            why = "the folder does not exist";
        } else if (cause instanceof FileAlreadyExistsException taken) {
            why = taken.getFile() + " is not a folder";
        } else {
            why = String.valueOf(cause.getMessage());
        }
        return new RecordingException("cannot write " + target + ": " + why, cause);
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
