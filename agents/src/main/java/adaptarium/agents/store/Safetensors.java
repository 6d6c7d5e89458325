package adaptarium.agents.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The safetensors format (huggingface/safetensors): eight bytes of header length, a JSON header padded with spaces, the tensors, all little-endian.
 * Entries stand in the state's order.
 */
final class Safetensors {
    private static final int LENGTH_BYTES = 8;

    private Safetensors() {}

    static byte[] encode(State state) {
        JsonObject header = new JsonObject();
        int end = 0;
        for (String name : state.names()) {
            State.Entry entry = state.entry(name);
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", dtype(entry.values()));
            JsonArray shape = new JsonArray();
            for (long n : entry.shape()) {
                shape.add(n);
            }
            tensor.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(end);
            end = Math.addExact(end, byteLength(entry.values()));
            offsets.add(end);
            tensor.add("data_offsets", offsets);
            header.add(name, tensor);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
        ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES + padded + end).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded).put(json);
        while (out.position() < LENGTH_BYTES + padded) {
            out.put((byte) ' ');
        }
        for (String name : state.names()) {
            put(out, state.entry(name).values());
        }
        return out.array();
    }

    static State decode(byte[] bytes, String source) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int header = Math.toIntExact(in.getLong(0));
            String json = new String(bytes, LENGTH_BYTES, header, StandardCharsets.UTF_8);
            State state = new State();
            for (Map.Entry<String, JsonElement> e :
                    JsonParser.parseString(json).getAsJsonObject().entrySet()) {
                if (!e.getKey().equals("__metadata__")) {
                    JsonObject tensor = e.getValue().getAsJsonObject();
                    JsonArray shape = tensor.getAsJsonArray("shape");
                    long[] dimensions = new long[shape.size()];
                    for (int i = 0; i < dimensions.length; i++) {
                        dimensions[i] = shape.get(i).getAsLong();
                    }
                    JsonArray offsets = tensor.getAsJsonArray("data_offsets");
                    int begin = offsets.get(0).getAsInt();
                    int length = offsets.get(1).getAsInt() - begin;
                    ByteBuffer data =
                            in.slice(LENGTH_BYTES + header + begin, length).order(ByteOrder.LITTLE_ENDIAN);
                    state.put(e.getKey(), values(tensor.get("dtype").getAsString(), data, length), dimensions);
                }
            }
            return state;
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException
                | StackOverflowError // nested without end
                | NullPointerException // a key the format asks for is missing
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException(source + " is no valid safetensors file", e);
        }
    }

    private static String dtype(Object values) {
        return values instanceof float[] ? "F32" : values instanceof double[] ? "F64" : "I64";
    }

    private static int byteLength(Object values) {
        if (values instanceof float[] f) {
            return Math.multiplyExact(f.length, Float.BYTES);
        }
        int length = values instanceof double[] d ? d.length : ((long[]) values).length;
        return Math.multiplyExact(length, Double.BYTES);
    }

    private static void put(ByteBuffer out, Object values) {
        if (values instanceof float[] f) {
            out.asFloatBuffer().put(f);
        } else if (values instanceof double[] d) {
            out.asDoubleBuffer().put(d);
        } else {
            out.asLongBuffer().put((long[]) values);
        }
        out.position(out.position() + byteLength(values));
    }

    private static Object values(String dtype, ByteBuffer data, int length) {
        if (length % (dtype.equals("F32") ? Float.BYTES : Double.BYTES) != 0) {
            throw new IllegalArgumentException(length + " bytes are no whole number of " + dtype);
        }
        switch (dtype) {
            case "F32" -> {
                float[] values = new float[length / Float.BYTES];
                data.asFloatBuffer().get(values);
                return values;
            }
            case "F64" -> {
                double[] values = new double[length / Double.BYTES];
                data.asDoubleBuffer().get(values);
                return values;
            }
            case "I64" -> {
                long[] values = new long[length / Long.BYTES];
                data.asLongBuffer().get(values);
                return values;
            }
            default -> throw new IllegalArgumentException("dtype " + dtype + " is not used here");
        }
    }
}
