package adaptarium.render.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes an endless animated PNG (PNG specification, third edition) in true colour; a frame stores only the rectangle that changed. */
final class ApngEncoder implements PictureEncoder {
    private static final int CONTROL_POSITION = 8 + 12 + 13; // after the signature and IHDR
    private static final int DENOMINATOR = 1000;

    private final int width;
    private final int height;
    private final double framesPerSecond;
    private final PendingFile file;
    private final OutputStream out;
    private final int[] last;
    private Change pending = new Change(0, 0, 0, 0);
    private int pendingFrom;
    private int count;
    private int written;
    private int sequence;

    ApngEncoder(PendingFile file, Recording.Settings settings) {
        width = settings.width();
        height = settings.height();
        framesPerSecond = settings.framesPerSecond();
        last = new int[width * height];
        this.file = file;
        out = file.output();
        try {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            chunk(
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, 2, 0, 0, 0})
                            .array());
            chunk("acTL", new byte[8]); // the number of frames is filled in at the end
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    @Override
    public void add(int[] pixels) {
        Change change = count == 0 ? Change.all(width, height) : Change.between(last, pixels, width, height);
        if (!change.isEmpty()) {
            flush(); // how long the frame before is shown is known only now
            pending = change;
            pendingFrom = count;
            System.arraycopy(pixels, 0, last, 0, last.length);
        }
        count++;
    }

    private void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            long delay = time(count) - time(pendingFrom);
            ByteBuffer control = ByteBuffer.allocate(26)
                    .putInt(sequence++)
                    .putInt(pending.width())
                    .putInt(pending.height())
                    .putInt(pending.x())
                    .putInt(pending.y())
                    .putShort((short) Math.min(65_535, delay))
                    .putShort((short) DENOMINATOR)
                    .put((byte) 0) // leave in place
                    .put((byte) 0); // overwrite
            chunk("fcTL", control.array());
            byte[] image = compressed();
            if (written == 0) {
                chunk("IDAT", image);
            } else {
                chunk(
                        "fdAT",
                        ByteBuffer.allocate(4 + image.length)
                                .putInt(sequence++)
                                .put(image)
                                .array());
            }
            written++;
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private long time(int frame) {
        return Math.round(frame * DENOMINATOR / framesPerSecond);
    }

    private byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6);
        int stride = 3 * pending.width();
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        byte[][] candidates = new byte[3][stride + 1];
        try (DeflaterOutputStream zip = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = pending.y(); y < pending.y() + pending.height(); y++) {
                for (int x = 0; x < pending.width(); x++) {
                    int colour = last[y * width + pending.x() + x];
                    row[3 * x] = (byte) (colour >> 16);
                    row[3 * x + 1] = (byte) (colour >> 8);
                    row[3 * x + 2] = (byte) colour;
                }
                zip.write(filtered(row, above, candidates));
                byte[] swap = above;
                above = row;
                row = swap;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    // Filters none, left and up; the one with the least sum of absolute differences, as the specification advises.
    private static byte[] filtered(byte[] row, byte[] above, byte[][] candidates) {
        long least = Long.MAX_VALUE;
        int best = 0;
        for (int filter = 0; filter < 3; filter++) {
            byte[] to = candidates[filter];
            to[0] = (byte) filter;
            long sum = 0;
            for (int i = 0; i < row.length; i++) {
                int left = i >= 3 ? row[i - 3] : 0;
                int predicted = filter == 0 ? 0 : filter == 1 ? left : above[i];
                byte difference = (byte) (row[i] - predicted);
                to[i + 1] = difference;
                sum += Math.abs(difference);
            }
            if (sum < least) {
                least = sum;
                best = filter;
            }
        }
        return candidates[best];
    }

    private void chunk(String type, byte[] content) throws IOException {
        out.write(framed(type, content));
    }

    private static byte[] framed(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    @Override
    public void finish() {
        if (count == 0) {
            throw new IllegalStateException("a film needs at least one frame");
        }
        flush();
        try {
            chunk("IEND", new byte[0]);
            out.close();
        } catch (IOException e) {
            throw file.failure(e);
        }
        byte[] control = ByteBuffer.allocate(8).putInt(written).putInt(0).array();
        file.patch(CONTROL_POSITION, framed("acTL", control));
        file.commit();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw file.failure(e);
        } finally {
            file.close();
        }
    }
}
