package adaptarium.agents.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    private Path folder;

    private static Checkpoint sample() {
        State state = new State()
                .put("policy.theta", new float[] {1.5f, -0.0f, Float.MIN_VALUE, 1e30f}, 2, 2)
                .put("statistics", new double[] {Math.PI})
                .put("updates", new long[] {Long.MIN_VALUE, 7})
                .put("empty", new float[0]);
        return new Checkpoint(state, Map.of("family", "CartPole-v0"));
    }

    @Test
    void readsBackEveryBit() throws IOException {
        Checkpoint read = Checkpoint.read(sample().write(folder, "update-000001"));
        assertEquals(
                List.of("policy.theta", "statistics", "updates", "empty"),
                List.copyOf(read.state().names()));
        float[] theta = read.state().floats("policy.theta", 2, 2);
        assertEquals(Float.floatToRawIntBits(-0.0f), Float.floatToRawIntBits(theta[1]));
        assertEquals(Float.MIN_VALUE, theta[2]);
        assertArrayEquals(new double[] {Math.PI}, read.state().doubles("statistics", 1));
        assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, read.state().longs("updates", 2));
        assertEquals(Map.of("family", "CartPole-v0"), read.metadata());
    }

    @Test
    void equalStatesGiveEqualFilesAndNoTemporaryStays() throws IOException {
        sample().write(folder, "a");
        byte[] first = Files.readAllBytes(folder.resolve("a.safetensors"));
        sample().write(folder, "a");
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("a.safetensors")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void layoutIsTheOneOfSafetensors() throws IOException {
        new Checkpoint(new State().put("x", new float[] {1}), Map.of()).write(folder, "x");
        byte[] bytes = Files.readAllBytes(folder.resolve("x.safetensors"));
        String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        int padded = (header.length() + 7) / 8 * 8;
        assertEquals(padded, bytes[0]);
        assertEquals(header, new String(bytes, 8, padded, StandardCharsets.UTF_8).strip());
        assertArrayEquals(new byte[] {0, 0, (byte) 0x80, 0x3f}, Arrays.copyOfRange(bytes, 8 + padded, bytes.length));
    }

    @Test
    void everyTruncationAndEveryFlippedByteIsRefused() throws IOException {
        Path sidecar = sample().write(folder, "c");
        Path tensors = folder.resolve("c.safetensors");
        byte[] good = Files.readAllBytes(tensors);
        for (int length = 0; length < good.length; length += 13) {
            Files.write(tensors, Arrays.copyOf(good, length));
            assertRefused(sidecar, "truncated or corrupt");
        }
        for (int i = 0; i < good.length; i += 7) {
            byte[] bad = good.clone();
            bad[i] ^= 0x10;
            Files.write(tensors, bad);
            assertRefused(sidecar, "truncated or corrupt");
        }
    }

    @Test
    void everyChangedLetterOfTheSidecarIsRefused() throws IOException {
        Path sidecar = sample().write(folder, "c");
        String good = Files.readString(sidecar);
        Files.writeString(sidecar, good.replace("CartPole-v0", "CartPole-v1"));
        assertRefused(sidecar, "c.json is corrupt or was changed by hand");
        for (int i = 0; i < good.length(); i++) {
            char letter = good.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                Files.writeString(sidecar, good.substring(0, i) + (char) (letter ^ 1) + good.substring(i + 1));
                assertRefused(sidecar, "c.json is ");
            }
        }
        Files.writeString(sidecar, good.replaceAll("\"digest\": \"\\w+\"", "\"digest\": 3"));
        assertRefused(sidecar, "it has no text 'digest'");
        Files.writeString(sidecar, "[".repeat(200_000));
        assertRefused(sidecar, "c.json is no checkpoint");
        Files.writeString(sidecar, " ".repeat(2_000_000));
        assertRefused(sidecar, "it has more than 1048576 bytes");
    }

    @Test
    void foreignFilesAreRefusedInOneLine() throws IOException {
        Path file = folder.resolve("f.json");
        for (String foreign : List.of("", "[1]", "{", "{\"format\":\"other\"}", "{\"format\":1}", "\u0000\u0001")) {
            Files.writeString(file, foreign);
            assertRefused(file, "is no checkpoint");
        }
        assertRefused(folder.resolve("missing.json"), "cannot read");
    }

    @Test
    void malformedTensorsAreRefusedEvenWithTheRightHash() {
        for (String header : List.of(
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,400]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"x\":{\"dtype\":\"F32\"}}",
                "{\"x\":3}",
                "{\"x\":null}",
                "{\"x\":{\"dtype\":null,\"shape\":null,\"data_offsets\":null}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,3]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e999],\"data_offsets\":[0,4]}}",
                "{\"x\":" + "[".repeat(50_000) + "}",
                "nonsense")) {
            byte[] text = header.getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[8 + text.length + 4];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length);
            System.arraycopy(text, 0, bytes, 8, text.length);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> Safetensors.decode(bytes, "file"), header);
            assertTrue(String.valueOf(e.getMessage()).contains("file"), e.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Safetensors.decode(new byte[3], "file"));
    }

    @Test
    void latestIsTheLastCompleteOne() throws IOException {
        assertEquals(Optional.empty(), Checkpoint.latest(folder.resolve("none"), "update-"));
        sample().write(folder, "update-000002");
        Path last = sample().write(folder, "update-000010");
        // Killed between the two files: tensors without their sidecar.
        Files.write(folder.resolve("update-000011.safetensors"), new byte[10]);
        assertEquals(Optional.of(last), Checkpoint.latest(folder, "update-"));
    }

    @Test
    void failedWriteSaysWhereAndLosesNothing() throws IOException {
        Path sidecar = sample().write(folder, "d");
        Path missing = folder.resolve("missing");
        IOException e = assertThrows(IOException.class, () -> sample().write(missing, "d"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("cannot write " + missing), e.getMessage());
        // A folder in the way of the rename: the old file cannot be replaced, and nothing half-written stays.
        Files.createDirectories(folder.resolve("e.safetensors/full"));
        assertThrows(IOException.class, () -> sample().write(folder, "e"));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
        assertEquals(1, Checkpoint.read(sidecar).metadata().size());
    }

    private static void assertRefused(Path sidecar, String reason) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Checkpoint.read(sidecar));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
        assertEquals(false, String.valueOf(e.getMessage()).contains("\n"));
    }

    private static Segment segment(float number) {
        return new Segment(new State().put("x", new float[] {number}));
    }

    private List<String> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("segment-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void checkpointsShareTheFilesOfSegmentsAndStrayOnesGo() throws IOException {
        Segment first = segment(1);
        State buffer = new State().putSegment("s0", first).put("open", new float[] {9});
        Path one = new Checkpoint(new State().putAll("buffer", buffer), Map.of()).write(folder, "update-1");
        assertEquals(1, segmentFiles().size());
        State more = new State().putSegment("s0", first).putSegment("s1", segment(2));
        Path two = new Checkpoint(new State().putAll("buffer", more), Map.of()).write(folder, "update-2");
        assertEquals(2, segmentFiles().size());

        State read = Checkpoint.read(two).state().under("buffer");
        assertArrayEquals(new float[] {2}, read.floats("s1.x", 1));
        assertArrayEquals(new float[] {1}, read.segment("s0").content().floats("x", 1));
        assertEquals(
                List.of("buffer.open", "buffer.s0.x"),
                List.copyOf(Checkpoint.read(one).state().names()));

        // What was read is written to the same bytes, from segments or from their entries.
        byte[] bytes = Files.readAllBytes(two);
        new Checkpoint(new State().putAll("buffer", read), Map.of()).write(folder, "update-2");
        assertArrayEquals(bytes, Files.readAllBytes(two));

        Checkpoint.removeStraySegments(folder);
        assertEquals(2, segmentFiles().size());
        Files.delete(two);
        Checkpoint.removeStraySegments(folder);
        assertEquals(1, segmentFiles().size());
        assertEquals(
                "buffer", Checkpoint.read(one).state().names().iterator().next().split("\\.")[0]);
    }

    @Test
    void damagedOrMissingSegmentsAreRefusedAndDamagedCheckpointsKeepTheirs() throws IOException {
        Path sidecar = new Checkpoint(new State().putSegment("s0", segment(1)), Map.of()).write(folder, "c");
        Path file = folder.resolve(segmentFiles().get(0));
        byte[] good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertRefused(sidecar, "truncated or corrupt");
        Files.delete(file);
        assertRefused(sidecar, "cannot read");
        Files.write(file, good);
        Files.write(sidecar, new byte[] {'{'});
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.removeStraySegments(folder));
        assertEquals(1, segmentFiles().size());
    }
}
