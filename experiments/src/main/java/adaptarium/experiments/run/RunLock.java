package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right to write into a run directory. The operating system takes it back when the process ends, however it ends. */
public final class RunLock implements AutoCloseable {
    /** Its file in a run's folder. */
    static final String FILE = "lock";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a run.
     *
     * @param run the run's directory
     * @return the lock, to be closed by the caller
     * @throws UserException where another process has it, or the folder cannot be written
     */
    public static RunLock of(RunDirectory run) {
        return ifFree(run)
                .orElseThrow(() -> new UserException(
                        "run '" + run.name() + "' is being written by another process; wait for it or stop it"));
    }

    /**
     * Takes the lock of a run where nobody has it.
     *
     * @param run the run's directory
     * @return the lock, to be closed by the caller; empty where another process has it
     * @throws UserException where the folder cannot be written
     */
    static Optional<RunLock> ifFree(RunDirectory run) {
        Path path = run.folder().resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (locked(channel)) {
                return Optional.of(new RunLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw FileTrouble.complaint("lock", path, e);
        }
    }

    /** Whether a process is writing the run at this moment; nothing is written to find out. */
    public static boolean isHeld(RunDirectory run) {
        Path path = run.folder().resolve(FILE);
        if (!path.toFile().exists()) {
            return false; // the same as the exception below, which takes much longer
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return !locked(channel);
        } catch (IOException e) {
            return false; // no lock, or none that we could take
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held elsewhere in this process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UserException("cannot release the run's lock: " + FileTrouble.reason(e), e);
        }
    }
}
