package adaptarium.experiments.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Type;
import org.junit.jupiter.api.Test;

/** Read back from its end, as readers of the format do. */
final class ArrowFileTest {
    private static final RunTable TABLE = new RunTable(
            List.of("place", "seed", "score", "setting.rate", "setting.memory", "nothing"),
            List.of(
                    Arrays.asList("a", 1L, 0.5, "0.1", "gru", null),
                    Arrays.asList("é \u2603", 1L << 40, null, null, "lru", null),
                    Arrays.asList("", -3L, -2.0, "1e-3", null, null)));

    private final byte[] bytes = TABLE.arrow();
    private final ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final Footer footer = footer();

    private ByteBuffer part(long from, long length) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, (int) from, (int) (from + length)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private Footer footer() {
        int end = bytes.length - 6 - 4; // its length and the magic word stand behind it
        int length = file.getInt(end);
        return Footer.getRootAsFooter(part(end - length, length));
    }

    @Test
    void beginsAndEndsWithTheMagicWord() {
        assertEquals("ARROW1\0\0", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
        assertEquals("ARROW1", new String(bytes, bytes.length - 6, 6, StandardCharsets.US_ASCII));
    }

    @Test
    void columnsHaveTheirTypes() {
        byte[] types = {Type.Utf8, Type.Int, Type.FloatingPoint, Type.FloatingPoint, Type.Utf8, Type.Utf8};
        assertEquals(types.length, footer.schema().fieldsLength());
        for (int i = 0; i < types.length; i++) {
            assertEquals(TABLE.columns().get(i), footer.schema().fields(i).name());
            assertEquals(types[i], footer.schema().fields(i).typeType());
            assertTrue(footer.schema().fields(i).nullable());
        }
    }

    @Test
    void valuesAreWhereTheBatchSays() {
        assertEquals(1, footer.recordBatchesLength());
        Block block = footer.recordBatches(0);
        assertEquals(0, block.offset() % 8);
        assertEquals(-1, file.getInt((int) block.offset())); // a message begins
        Message message = Message.getRootAsMessage(part(block.offset() + 8, block.metaDataLength() - 8));
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        assertEquals(3, batch.length());
        assertEquals(3 * 3 + 3 * 2, batch.buffersLength()); // texts have three each, numbers two
        long body = block.offset() + block.metaDataLength();
        long[] missing = {0, 0, 1, 1, 1, 3};
        for (int i = 0; i < missing.length; i++) {
            assertEquals(3, batch.nodes(i).length());
            assertEquals(missing[i], batch.nodes(i).nullCount());
        }
        for (int i = 0; i < batch.buffersLength(); i++) {
            assertEquals(0, batch.buffers(i).offset() % 8);
        }
        ByteBuffer ends = buffer(body, batch.buffers(1));
        String texts =
                StandardCharsets.UTF_8.decode(buffer(body, batch.buffers(2))).toString();
        assertEquals("aé \u2603", texts);
        assertEquals(
                List.of(0, 1, 7, 7),
                List.of(ends.getInt(), ends.getInt(), ends.getInt(), ends.getInt())); // 1, 2 + 1 + 3, 0 bytes
        ByteBuffer seeds = buffer(body, batch.buffers(4));
        assertEquals(List.of(1L, 1L << 40, -3L), List.of(seeds.getLong(), seeds.getLong(), seeds.getLong()));
        assertEquals(0b101, buffer(body, batch.buffers(5)).get()); // the second score is not known
        ByteBuffer scores = buffer(body, batch.buffers(6));
        assertEquals(List.of(0.5, 0.0, -2.0), List.of(scores.getDouble(), scores.getDouble(), scores.getDouble()));
        ByteBuffer rates = buffer(body, batch.buffers(8));
        assertEquals(List.of(0.1, 0.0, 1e-3), List.of(rates.getDouble(), rates.getDouble(), rates.getDouble()));
        assertFalse(buffer(body, batch.buffers(9)).get() == 0);
    }

    private ByteBuffer buffer(long body, Buffer where) {
        return part(body + where.offset(), where.length());
    }

    @Test
    void noRunsAreATable() {
        byte[] empty = new RunTable(List.of(), List.of()).arrow();
        assertEquals("ARROW1", new String(empty, empty.length - 6, 6, StandardCharsets.US_ASCII));
    }
}
