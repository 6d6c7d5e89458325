package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
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
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Metrics as a TensorBoard event file: TFRecord framing (length, masked CRC-32C, content, masked CRC-32C; little-endian) around {@code tensorflow.Event}
 * messages in protocol-buffer encoding.
 *
 * <p>An event's wall time is when its update ended, by this machine's clock. It stands in this file alone, which nothing reads but TensorBoard and a resumed
 * run that writes the file anew, so that a run's metrics and checkpoints stay what configuration and seed make them.
 */
final class TensorBoardLog implements AutoCloseable {
    /** Its name in a run's folder. */
    static final String FILE = "events.out.tfevents.0000000000.adaptarium";

    private static final byte TIME = (1 << 3) | 1; // key of field 1, eight bytes
    private static final byte STEP = 2 << 3; // key of field 2, a number of variable length
    private static final int MASK_DELTA = 0xa282ead8; // TFRecord: crc32c masked so that a CRC of CRCs stays sound

    private final Path path;
    private final FileChannel channel;
    private final Clock clock;

    private TensorBoardLog(Path path, FileChannel channel, Clock clock) {
        this.path = path;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Writes the file anew from the rows there are, and leaves it open for more. The rows keep the wall times they had; where the file is lost, they get the
     * run's beginning and their seconds of training.
     *
     * @param folder the run's folder
     * @param rows what happened so far
     * @param begun when the run began
     * @param clock tells the time of further rows
     * @return the open file, closed by the caller
     */
    static TensorBoardLog restart(Path folder, List<MetricsRow> rows, Instant begun, Clock clock) {
        Path path = folder.resolve(FILE);
        double start = seconds(begun);
        Map<Integer, Double> known = times(path);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(
                record(new Message().fixed64(1, Double.doubleToLongBits(start)).text(3, "brain.Event:2")));
        for (MetricsRow row : rows) {
            double time = known.getOrDefault(row.iteration(), 0.0);
            content.writeBytes(event(row, time >= start ? time : start + row.seconds()));
        }
        WholeFile.write(path, content.toByteArray());
        try {
            return new TensorBoardLog(
                    path, FileChannel.open(path, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS), clock);
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    void append(MetricsRow row) {
        ByteBuffer bytes = ByteBuffer.wrap(event(row, seconds(clock.instant())));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileTrouble.complaint("close", path, e);
        }
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
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

    private static byte[] event(MetricsRow row, double time) {
        Message summary = new Message();
        summary.bytes(1, value("return/adapted", row.meanReturn()));
        summary.bytes(1, value("environment_steps", (double) row.environmentSteps()));
        row.metrics().forEach((name, value) -> summary.bytes(1, value("update/" + name, value)));
        return record(new Message()
                .fixed64(1, Double.doubleToLongBits(time))
                .varint(2, row.iteration())
                .bytes(5, summary));
    }

    private static Message value(String tag, double value) {
        return new Message().text(1, tag).fixed32(2, Float.floatToIntBits((float) value));
    }

    private static byte[] record(Message message) {
        byte[] content = message.out.toByteArray();
        ByteBuffer buffer = ByteBuffer.allocate(content.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(content.length);
        buffer.putInt(maskedCrc(buffer.array(), 0, 8));
        buffer.put(content);
        buffer.putInt(maskedCrc(content, 0, content.length));
        return buffer.array();
    }

    static int maskedCrc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    /** A protocol-buffer message: fields in the order they are added. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Message varint(int field, long value) {
            raw(field << 3);
            raw(value);
            return this;
        }

        private Message fixed64(int field, long bits) {
            raw((field << 3) | 1);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bits)
                    .array());
            return this;
        }

        private Message fixed32(int field, int bits) {
            raw((field << 3) | 5);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bits)
                    .array());
            return this;
        }

        private Message text(int field, String text) {
            return bytes(field, text.getBytes(StandardCharsets.UTF_8));
        }

        private Message bytes(int field, Message message) {
            return bytes(field, message.out.toByteArray());
        }

        private Message bytes(int field, byte[] content) {
            raw((field << 3) | 2);
            raw(content.length);
            out.writeBytes(content);
            return this;
        }

        private void raw(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
