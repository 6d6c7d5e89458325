package adaptarium.experiments.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What TensorBoard reads: TFRecord framing (length, masked CRC-32C, content, masked CRC-32C; little-endian) around {@code tensorflow.Event} messages in
 * protocol-buffer encoding.
 */
final class TensorBoardEvent {
    private static final int MASK_DELTA = 0xa282ead8; // TFRecord: crc32c masked so that a CRC of CRCs stays sound
    private static final int FLOAT = 1; // tensorflow.DataType.DT_FLOAT

    private TensorBoardEvent() {}

    /** Seconds since 1970, as events tell time. */
    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
    }

    /** The event that a file begins with. */
    static byte[] version(double time) {
        return record(new Message().fixed64(1, Double.doubleToLongBits(time)).text(3, "brain.Event:2"));
    }

    /**
     * Figures of one step.
     *
     * @param time seconds since 1970
     * @param step number of the update
     * @param figures by tag, in order
     */
    static byte[] scalars(double time, int step, Map<String, Double> figures) {
        Message summary = new Message();
        figures.forEach((tag, value) ->
                summary.bytes(1, new Message().text(1, tag).fixed32(2, Float.floatToIntBits(value.floatValue()))));
        return record(new Message()
                .fixed64(1, Double.doubleToLongBits(time))
                .varint(2, step)
                .bytes(5, summary));
    }

    /**
     * With which hyper-parameters a run begins, as the hparams page wants it.
     *
     * @param time seconds since 1970
     * @param group the same for runs that differ in their seed alone
     * @param settings by name; what looks like a number is one
     */
    static byte[] hyperparameters(double time, String group, Map<String, String> settings) {
        Message start = new Message();
        settings.forEach(
                (name, value) -> start.bytes(1, new Message().text(1, name).bytes(2, hyperparameter(value))));
        start.text(4, group).fixed64(5, Double.doubleToLongBits(time));
        Message plugin = new Message().text(1, "hparams").bytes(2, new Message().bytes(3, start));
        Message nothing = new Message().varint(1, FLOAT).bytes(2, new Message().bytes(2, new Message().varint(1, 0)));
        Message value = new Message()
                .text(1, "_hparams_/session_start_info")
                .bytes(8, nothing)
                .bytes(9, new Message().bytes(1, plugin));
        return record(new Message().fixed64(1, Double.doubleToLongBits(time)).bytes(5, new Message().bytes(1, value)));
    }

    /** A {@code google.protobuf.Value}. */
    private static Message hyperparameter(String value) {
        if (value.equals("true") || value.equals("false")) {
            return new Message().varint(4, value.equals("true") ? 1 : 0);
        }
        try {
            return new Message().fixed64(2, Double.doubleToLongBits(Double.parseDouble(value)));
        } catch (NumberFormatException e) {
            return new Message().text(3, value);
        }
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
