package adaptarium.render.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** GIF's variant of LZW (GIF89a specification, appendix F): codes of 9 to 12 bits for 8-bit symbols, packed low bits first into blocks of up to 255 bytes. */
final class LzwEncoder {
    private static final int SYMBOL_BITS = 8;
    private static final int CLEAR = 1 << SYMBOL_BITS;
    private static final int END = CLEAR + 1;
    private static final int MOST_CODES = 4096;
    private static final int SLOTS = 1 << 14;

    private final OutputStream out;
    private final int[] keys = new int[SLOTS];
    private final short[] codes = new short[SLOTS];
    private final byte[] block = new byte[256];
    private int blockSize;
    private int bits;
    private int bitCount;
    private int codeBits;
    private int next;

    LzwEncoder(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one image's data, from its code size to its end mark.
     *
     * @param symbols the pixels
     * @param count how many of them
     * @throws IOException where the stream fails
     */
    void encode(byte[] symbols, int count) throws IOException {
        out.write(SYMBOL_BITS);
        codeBits = SYMBOL_BITS + 1;
        clear();
        int prefix = symbols[0] & 0xff;
        for (int i = 1; i < count; i++) {
            int symbol = symbols[i] & 0xff;
            int key = (prefix << SYMBOL_BITS) | symbol;
            int slot = slot(key);
            if (keys[slot] == key) {
                prefix = codes[slot] & 0xffff;
                continue;
            }
            emit(prefix);
            prefix = symbol;
            if (next < MOST_CODES) {
                keys[slot] = key;
                codes[slot] = (short) next;
                if (next == 1 << codeBits) {
                    codeBits++;
                }
                next++;
            } else {
                clear();
            }
        }
        emit(prefix);
        // the reader has meanwhile one more code, which may have made its codes longer
        if (next == 1 << codeBits && codeBits < 12) {
            codeBits++;
        }
        emit(END);
        while (bitCount > 0) {
            append((byte) bits);
            bits >>>= 8;
            bitCount -= 8;
        }
        bits = 0;
        bitCount = 0;
        flush();
        out.write(0);
    }

    private int slot(int key) {
        int slot = (key * 0x9e3779b1) >>> 18;
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private void clear() throws IOException {
        emit(CLEAR);
        Arrays.fill(keys, -1);
        codeBits = SYMBOL_BITS + 1;
        next = END + 1;
    }

    private void emit(int code) throws IOException {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= 8) {
            append((byte) bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void append(byte value) throws IOException {
        block[blockSize++] = value;
        if (blockSize == 255) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (blockSize > 0) {
            out.write(blockSize);
            out.write(block, 0, blockSize);
            blockSize = 0;
        }
    }
}
