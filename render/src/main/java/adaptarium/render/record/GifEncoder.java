package adaptarium.render.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Writes an endless GIF. The frames are kept, compressed, until the film is complete, because all share one palette; a frame stores only the rectangle that
 * changed, and in it only the pixels that did.
 */
final class GifEncoder implements PictureEncoder {
    private static final int TRANSPARENT = 255;
    private static final int MOST_RUN = 127; // pixels; in the seven bits above a colour
    private static final int SAME = Integer.MIN_VALUE; // in a run: as in the frame before, its highest bit

    private final int width;
    private final int height;
    private final double framesPerSecond;
    private final PendingFile file;
    private final Palette.Histogram histogram = new Palette.Histogram();
    private final List<Stored> frames = new ArrayList<>();
    private final int[] last;
    private final int[] runs; // of one frame
    private int count;

    /** A changed rectangle in runs, compressed from {@code length} bytes, shown from frame {@code from} on. */
    @SuppressWarnings("ArrayRecordComponent") // a holder on the way to a file
    private record Stored(int from, Change change, int length, byte[] compressed) {}

    GifEncoder(PendingFile file, Recording.Settings settings) {
        width = settings.width();
        height = settings.height();
        framesPerSecond = settings.framesPerSecond();
        last = new int[width * height];
        runs = new int[width * height];
        this.file = file;
    }

    @Override
    public void add(int[] pixels) {
        Change change = count == 0 ? Change.all(width, height) : Change.between(last, pixels, width, height);
        if (!change.isEmpty()) {
            byte[] packed = runs(pixels, change);
            frames.add(new Stored(count, change, packed.length, compress(packed)));
            System.arraycopy(pixels, 0, last, 0, last.length);
        }
        count++;
    }

    // Rows of a scene are mostly of one colour: runs are a tenth of the pixels.
    private byte[] runs(int[] pixels, Change at) {
        int n = 0;
        for (int y = at.y(); y < at.y() + at.height(); y++) {
            int end = y * width + at.x() + at.width();
            int i = y * width + at.x();
            while (i < end) {
                int colour = pixels[i];
                boolean same = count > 0 && colour == last[i];
                int from = i++;
                while (i < end
                        && i - from < MOST_RUN
                        && (same ? pixels[i] == last[i] : pixels[i] == colour && (count == 0 || last[i] != colour))) {
                    i++;
                }
                if (!same) {
                    histogram.add(colour, i - from);
                }
                runs[n++] = (same ? SAME : colour) | (i - from) << 24;
            }
        }
        byte[] bytes = new byte[4 * n];
        ByteBuffer.wrap(bytes).asIntBuffer().put(runs, 0, n);
        return bytes;
    }

    @Override
    public void finish() {
        if (count == 0) {
            throw new IllegalStateException("a film needs at least one frame");
        }
        Palette palette = histogram.palette(TRANSPARENT);
        try (OutputStream out = file.output()) {
            header(out, palette);
            LzwEncoder lzw = new LzwEncoder(out);
            byte[] symbols = new byte[width * height];
            for (int f = 0; f < frames.size(); f++) {
                int until = f + 1 < frames.size() ? frames.get(f + 1).from() : count;
                frame(out, lzw, frames.get(f), until, palette, symbols);
            }
            out.write(0x3b);
        } catch (IOException e) {
            throw file.failure(e);
        }
        file.commit();
    }

    private void header(OutputStream out, Palette palette) throws IOException {
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        two(out, width);
        two(out, height);
        out.write(0xf7); // a global palette of 256 colours
        out.write(0);
        out.write(0);
        int[] colours = palette.colours();
        for (int i = 0; i < 256; i++) {
            int colour = i < colours.length ? colours[i] : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        out.write(new byte[] {0x21, (byte) 0xff, 11});
        out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {3, 1, 0, 0, 0}); // repeat for ever
    }

    private void frame(OutputStream out, LzwEncoder lzw, Stored frame, int until, Palette palette, byte[] symbols)
            throws IOException {
        Change at = frame.change();
        int delay = hundredths(until) - hundredths(frame.from());
        out.write(new byte[] {0x21, (byte) 0xf9, 4, 0x05}); // leave in place, one colour is transparent
        two(out, delay);
        out.write(TRANSPARENT);
        out.write(0);
        out.write(0x2c);
        two(out, at.x());
        two(out, at.y());
        two(out, at.width());
        two(out, at.height());
        out.write(0);
        IntBuffer packed =
                ByteBuffer.wrap(expand(frame.compressed(), frame.length())).asIntBuffer();
        int n = 0;
        while (packed.hasRemaining()) {
            int run = packed.get();
            int length = run >> 24 & MOST_RUN;
            if (run < 0) {
                Arrays.fill(symbols, n, n + length, (byte) TRANSPARENT);
            } else {
                palette.indices(run & 0xffffff, at.x() + n % at.width(), at.y() + n / at.width(), symbols, n, length);
            }
            n += length;
        }
        lzw.encode(symbols, n);
    }

    private int hundredths(int frame) {
        return (int) Math.round(frame * 100 / framesPerSecond);
    }

    private static void two(OutputStream out, int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }

    private static byte[] compress(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] expand(byte[] compressed, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] bytes = new byte[length];
            int at = 0;
            while (at < length) {
                at += inflater.inflate(bytes, at, length - at);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a frame kept in memory does not unpack", e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
