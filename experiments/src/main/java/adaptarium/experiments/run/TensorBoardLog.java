package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics and hyper-parameters as a TensorBoard event file, and what an evaluation found as another one beside it. Tags are those of {@link MetricTags}.
 *
 * <p>An event's wall time is when its update ended, by this machine's clock. It stands in this file alone, which nothing reads but TensorBoard and a resumed
 * run that writes the file anew, so that a run's metrics and checkpoints stay what configuration and seed make them.
 */
public final class TensorBoardLog implements AutoCloseable {
    /** Its name in a run's folder. */
    static final String FILE = "events.out.tfevents.0000000000.adaptarium";

    private static final String EVALUATION_FILE = "events.out.tfevents.0000000001.adaptarium";

    /** The name of the setting in which the runs of a group differ. */
    static final String SEED = "seed";

    private static final byte TIME = (1 << 3) | 1; // key of field 1, eight bytes
    private static final byte STEP = 2 << 3; // key of field 2, a number of variable length

    private final Path path;
    private final FileChannel channel;
    private final Clock clock;
    private @Nullable MetricsRow last;

    private TensorBoardLog(Path path, FileChannel channel, Clock clock, @Nullable MetricsRow last) {
        this.path = path;
        this.channel = channel;
        this.clock = clock;
        this.last = last;
    }

    /**
     * Writes the file anew from the rows there are, and leaves it open for more. The rows keep the wall times they had; where the file is lost, they get the
     * run's beginning and their seconds of training.
     *
     * @param folder the run's folder
     * @param settings the run's hyper-parameters by name, its seed among them
     * @param rows what happened so far
     * @param begun when the run began
     * @param clock tells the time of further rows
     * @return the open file, closed by the caller
     */
    static TensorBoardLog restart(
            Path folder, Map<String, String> settings, List<MetricsRow> rows, Instant begun, Clock clock) {
        Path path = folder.resolve(FILE);
        double start = TensorBoardEvent.seconds(begun);
        Map<Integer, Double> known = times(path);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(TensorBoardEvent.version(start));
        content.writeBytes(TensorBoardEvent.hyperparameters(start, group(settings), settings));
        MetricsRow last = null;
        for (MetricsRow row : rows) {
            double time = known.getOrDefault(row.iteration(), 0.0);
            content.writeBytes(TensorBoardEvent.scalars(
                    time >= start ? time : start + row.seconds(), row.iteration(), MetricTags.of(row, last)));
            last = row;
        }
        WholeFile.write(path, content.toByteArray());
        try {
            return new TensorBoardLog(
                    path, FileChannel.open(path, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS), clock, last);
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    private static String group(Map<String, String> settings) {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.remove(SEED);
        return Sha256.of(others.toString().getBytes(StandardCharsets.UTF_8));
    }

    void append(MetricsRow row) {
        ByteBuffer bytes = ByteBuffer.wrap(TensorBoardEvent.scalars(
                TensorBoardEvent.seconds(clock.instant()), row.iteration(), MetricTags.of(row, last)));
        last = row;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    /**
     * Writes what an evaluation found, instead of what an earlier one did.
     *
     * @param folder the run's folder
     * @param found the evaluation
     * @param now when it was made
     */
    public static void write(Path folder, RunEvaluation found, Instant now) {
        double time = TensorBoardEvent.seconds(now);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(TensorBoardEvent.version(time));
        content.writeBytes(TensorBoardEvent.scalars(time, found.iteration(), MetricTags.of(found)));
        WholeFile.write(folder.resolve(EVALUATION_FILE), content.toByteArray());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileTrouble.complaint("close", path, e);
        }
    }

    /** Wall times by update in an older file, as far as it can be read: an event begins with its time and the number of its update. */
    private static Map<Integer, Double> times(Path path) {
        Map<Integer, Double> times = new HashMap<>(); // looked up, never gone through
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return times;
        }
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
            while (file.remaining() > 16) {
                long length = file.getLong();
                file.getInt();
                if (length < 0 || length > file.remaining() - 4) {
                    break;
                }
                int next = file.position() + (int) length + 4;
                if (length > 11 && file.get() == TIME && file.remaining() > 10) {
                    double time = file.getDouble();
                    if (file.get() == STEP) {
                        times.put(varint(file), time);
                    }
                }
                file.position(next);
            }
        } catch (IOException e) {
            return times; // what cannot be read is written anew
        }
        return times;
    }

    private static int varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 35 && bytes.hasRemaining(); shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                break;
            }
        }
        return (int) value;
    }
}
