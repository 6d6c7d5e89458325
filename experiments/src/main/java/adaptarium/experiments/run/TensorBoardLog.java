package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Metrics as a TensorBoard event file: TFRecord framing (length, masked CRC-32C, content, masked CRC-32C; little-endian) around {@code tensorflow.Event}
 * messages in protocol-buffer encoding.
 */
final class TensorBoardLog implements AutoCloseable {
    private static final String FILE = "events.out.tfevents.0000000000.adaptarium";
    private static final int MASK_DELTA = 0xa282ead8; // TFRecord: crc32c masked so that a CRC of CRCs stays sound

    private final Path path;
    private final FileChannel channel;

    private TensorBoardLog(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Writes the file anew from the rows there are, and leaves it open for more.
     *
     * @param folder the run's folder
     * @param rows what happened so far
     * @return the open file, closed by the caller
     */
    static TensorBoardLog restart(Path folder, List<MetricsRow> rows) {
        Path path = folder.resolve(FILE);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(record(new Message().fixed64(1, 0).text(3, "brain.Event:2")));
        rows.forEach(row -> content.writeBytes(event(row)));
        WholeFile.write(path, content.toByteArray());
        try {
            return new TensorBoardLog(
                    path, FileChannel.open(path, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    void append(MetricsRow row) {
        ByteBuffer bytes = ByteBuffer.wrap(event(row));
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

    /** Time is seconds of training, so that the same run gives the same axis wherever and whenever it was carried out. */
    private static byte[] event(MetricsRow row) {
        Message summary = new Message();
        summary.bytes(1, value("return/adapted", row.meanReturn()));
        summary.bytes(1, value("environment_steps", (double) row.environmentSteps()));
        row.metrics().forEach((name, value) -> summary.bytes(1, value("update/" + name, value)));
        return record(new Message()
                .fixed64(1, Double.doubleToLongBits(row.seconds()))
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
