package adaptarium.experiments.index;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * A table as an Arrow file ("Feather" version 2), as pandas, Polars, DuckDB and R read it: Arrow columnar format 1.5, IPC file format, one record batch, not compressed.
 *
 * <p>A column of whole numbers is int64, one of numbers float64, everything else UTF-8; what is not known is null. The messages are made by Arrow's own classes for
 * its format, which bring 230 KB with them; its vectors, which would bring native memory and ten libraries, are not needed to write a table once.
 */
final class ArrowFile {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int ALIGNMENT = 8; // bytes, of every message and buffer

    private final RunTable table;
    private final List<Kind> kinds = new ArrayList<>();

    /** What a column holds. */
    private enum Kind {
        WHOLE,
        NUMBER,
        TEXT
    }

    private ArrowFile(RunTable table) {
        this.table = table;
        for (int column = 0; column < table.columns().size(); column++) {
            List<Object> cells = cells(column).stream().filter(Objects::nonNull).toList();
            kinds.add(
                    cells.isEmpty() || !cells.stream().allMatch(Number.class::isInstance)
                            ? Kind.TEXT
                            : cells.stream().allMatch(Long.class::isInstance) ? Kind.WHOLE : Kind.NUMBER);
        }
    }

    /**
     * A table's bytes.
     *
     * @param table the table
     * @return the file
     */
    static byte[] of(RunTable table) {
        return new ArrowFile(table).bytes();
    }

    private List<@Nullable Object> cells(int column) {
        List<@Nullable Object> cells = new ArrayList<>();
        table.rows().forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    private byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(padded(MAGIC));
        FlatBufferBuilder schema = builder();
        file.writeBytes(message(schema, MessageHeader.Schema, schema(schema), 0));

        List<byte[]> buffers = new ArrayList<>();
        List<long[]> nodes = new ArrayList<>();
        for (int column = 0; column < kinds.size(); column++) {
            add(cells(column), kinds.get(column), nodes, buffers);
        }
        long body = buffers.stream().mapToLong(buffer -> padded(buffer).length).sum();
        FlatBufferBuilder batch = builder();
        byte[] metadata = message(batch, MessageHeader.RecordBatch, batch(batch, nodes, buffers), body);
        long at = file.size();
        file.writeBytes(metadata);
        buffers.forEach(buffer -> file.writeBytes(padded(buffer)));
        file.writeBytes(little(8).putInt(-1).putInt(0).array()); // no more messages

        byte[] footer = footer(at, metadata.length, body);
        file.writeBytes(footer);
        file.writeBytes(little(4).putInt(footer.length).array());
        file.writeBytes(MAGIC);
        return file.toByteArray();
    }

    private static FlatBufferBuilder builder() {
        return new FlatBufferBuilder(1024);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] padded(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, (bytes.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    /** A message with its length before it, whose body follows. */
    private static byte[] message(FlatBufferBuilder builder, byte type, int header, long body) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, body, 0));
        byte[] content = padded(builder.sizedByteArray());
        return little(8 + content.length)
                .putInt(-1)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private int schema(FlatBufferBuilder builder) {
        int[] fields = new int[kinds.size()];
        for (int column = 0; column < fields.length; column++) {
            int name = builder.createString(table.columns().get(column));
            int children = Field.createChildrenVector(builder, new int[0]);
            byte type;
            int detail;
            switch (kinds.get(column)) {
                case WHOLE -> {
                    type = Type.Int;
                    detail = Int.createInt(builder, /* bitWidth= */ 64, /* isSigned= */ true);
                }
                case NUMBER -> {
                    type = Type.FloatingPoint;
                    detail = FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
                }
                default -> {
                    type = Type.Utf8;
                    Utf8.startUtf8(builder);
                    detail = Utf8.endUtf8(builder);
                }
            }
            fields[column] = Field.createField(
                    builder, name, /* nullable= */ true, type, detail, /* dictionaryOffset= */ 0, children, 0);
        }
        return Schema.createSchema(
                builder,
                Endianness.Little,
                Schema.createFieldsVector(builder, fields),
                /* customMetadataOffset= */ 0,
                0);
    }

    private int batch(FlatBufferBuilder builder, List<long[]> nodes, List<byte[]> buffers) {
        long offset =
                buffers.stream().mapToLong(buffer -> padded(buffer).length).sum();
        RecordBatch.startBuffersVector(builder, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) { // such vectors are written from their end
            offset -= padded(buffers.get(i)).length;
            Buffer.createBuffer(builder, offset, buffers.get(i).length);
        }
        int where = builder.endVector();
        RecordBatch.startNodesVector(builder, nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, nodes.get(i)[0], nodes.get(i)[1]);
        }
        int counts = builder.endVector();
        return RecordBatch.createRecordBatch(
                builder, table.rows().size(), counts, where, /* compressionOffset= */ 0, 0);
    }

    private byte[] footer(long at, int metadata, long body) {
        FlatBufferBuilder builder = builder();
        int schema = schema(builder);
        Footer.startDictionariesVector(builder, 0);
        int dictionaries = builder.endVector();
        Footer.startRecordBatchesVector(builder, 1);
        Block.createBlock(builder, at, metadata, body);
        int batches = builder.endVector();
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaries, batches, 0));
        return builder.sizedByteArray();
    }

    /** A column's buffers: which cells are known, a bit each; for texts where each ends; the values. */
    private static void add(List<@Nullable Object> cells, Kind kind, List<long[]> nodes, List<byte[]> buffers) {
        byte[] known = new byte[(cells.size() + 7) / 8];
        int missing = 0;
        byte[] values = new byte[8 * cells.size()];
        ByteBuffer numbers = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
        byte[] offsets = new byte[4 * (cells.size() + 1)];
        ByteBuffer ends = ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN);
        ends.putInt(0);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell == null) {
                missing++;
            } else {
                known[i / 8] |= (byte) (1 << (i % 8));
            }
            switch (kind) {
                case WHOLE -> numbers.putLong(cell == null ? 0 : ((Number) cell).longValue());
                case NUMBER -> numbers.putDouble(cell == null ? 0 : ((Number) cell).doubleValue());
                default -> {
                    texts.writeBytes((cell == null ? "" : cell.toString()).getBytes(StandardCharsets.UTF_8));
                    ends.putInt(texts.size());
                }
            }
        }
        nodes.add(new long[] {cells.size(), missing});
        buffers.add(known);
        if (kind == Kind.TEXT) {
            buffers.add(offsets);
            buffers.add(texts.toByteArray());
        } else {
            buffers.add(values);
        }
    }
}
