package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardLogTest {
    private static final Instant BEGUN = Instant.ofEpochSecond(1_700_000_000);

    /** RFC 3720, B.4: the CRC-32C of 32 zero bytes is 8a9136aa, of "123456789" e3069283 (the catalogue's check value). */
    @Test
    void checksumsAreTheMaskedCrcOfKnownVectors() {
        assertEquals(unmasked(0x8a9136aa), TensorBoardLog.maskedCrc(new byte[32], 0, 32));
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(unmasked(0xe3069283), TensorBoardLog.maskedCrc(digits, 0, 9));
    }

    private static int unmasked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    @Test
    void aDecoderFindsEveryRowAgain(@TempDir Path folder) throws Exception {
        MetricsRow first = new MetricsRow(1, 100, 0.5, Double.NaN, -12.25, Map.of("kl", 0.125));
        MetricsRow second = new MetricsRow(300, 5_000_000_000L, 1.5, Double.NaN, -3.5, Map.of());
        try (TensorBoardLog log = TensorBoardLog.restart(folder, List.of(first), BEGUN, at(1000))) {
            log.append(second);
        }
        assertEquals(
                List.of(
                        "1=1.7E9 3=brain.Event:2 ",
                        "1=1.7000000005E9 2=1 5={1={1=return/adapted 2=-12.25 } 1={1=environment_steps 2=100.0 }"
                                + " 1={1=update/kl 2=0.125 } } ",
                        "1=1.700001E9 2=300 5={1={1=return/adapted 2=-3.5 } 1={1=environment_steps 2=5.0E9 } } "),
                events(folder));
    }

    // The first row was written at 100 s, the run was killed and resumed at 5,000 s: what is true of the first stays,
    // and
    // the second is not put where training time would put it.
    @Test
    void aResumedRunKeepsTheTimesThatWere(@TempDir Path folder) throws Exception {
        MetricsRow first = new MetricsRow(1, 100, 0.5, Double.NaN, -1, Map.of());
        MetricsRow second = new MetricsRow(2, 200, 1, Double.NaN, -1, Map.of());
        try (TensorBoardLog log = TensorBoardLog.restart(folder, List.of(), BEGUN, at(100))) {
            log.append(first);
            log.append(second); // after the last checkpoint: made again
        }
        try (TensorBoardLog log = TensorBoardLog.restart(folder, List.of(first), BEGUN, at(5000))) {
            log.append(second);
        }
        List<String> events = events(folder);
        assertTrue(events.get(1).startsWith("1=1.7000001E9 2=1 "), events.toString());
        assertTrue(events.get(2).startsWith("1=1.700005E9 2=2 "), events.toString());
    }

    @Test
    void timesOfADamagedOrOlderFileAreNotBelieved(@TempDir Path folder) throws Exception {
        MetricsRow row = new MetricsRow(1, 100, 0.5, Double.NaN, -1, Map.of());
        try (TensorBoardLog log =
                TensorBoardLog.restart(folder, List.of(), Instant.EPOCH, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
            log.append(row); // as if it were 1970
        }
        TensorBoardLog.restart(folder, List.of(row), BEGUN, at(9)).close();
        assertTrue(
                events(folder).get(1).startsWith("1=1.7000000005E9 "),
                events(folder).toString());
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            TensorBoardLog.restart(folder, List.of(row), BEGUN, at(9)).close();
            assertArrayEquals(bytes, Files.readAllBytes(file));
        }
    }

    private static Clock at(long seconds) {
        return Clock.fixed(BEGUN.plusSeconds(seconds), ZoneOffset.UTC);
    }

    private static List<String> events(Path folder) throws Exception {
        List<String> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(onlyFile(folder)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            events.add(event(bytes));
        }
        return events;
    }

    @Test
    void restartingDropsWhatCameAfterTheRowsKept(@TempDir Path folder) throws Exception {
        MetricsRow row = new MetricsRow(1, 100, 0.5, Double.NaN, -1, Map.of());
        TensorBoardLog.restart(folder, List.of(), BEGUN, at(1)).close();
        byte[] empty = onlyFile(folder);
        try (TensorBoardLog log = TensorBoardLog.restart(folder, List.of(row), BEGUN, at(1))) {
            log.append(row);
        }
        TensorBoardLog.restart(folder, List.of(), BEGUN, at(1)).close();
        assertEquals(ByteBuffer.wrap(empty), ByteBuffer.wrap(onlyFile(folder)));
    }

    private static byte[] onlyFile(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }

    private static String event(ByteBuffer bytes) {
        byte[] length = new byte[8];
        bytes.duplicate().get(length);
        long size = bytes.getLong();
        assertEquals(masked(length), bytes.getInt());
        byte[] content = new byte[(int) size];
        bytes.get(content);
        assertEquals(masked(content), bytes.getInt());
        return message(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN), /* level= */ 0);
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return unmasked((int) crc.getValue());
    }

    /** A protocol-buffer message as text; strings at the known places, sections elsewhere. */
    private static String message(ByteBuffer bytes, int level) {
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            int key = (int) varint(bytes);
            int field = key >>> 3;
            text.append(field).append('=');
            switch (key & 7) {
                case 0 -> text.append(varint(bytes));
                case 1 -> text.append(Double.longBitsToDouble(bytes.getLong()));
                case 5 -> text.append(Float.intBitsToFloat(bytes.getInt()));
                default -> {
                    byte[] content = new byte[(int) varint(bytes)];
                    bytes.get(content);
                    boolean section = (level == 0 && field == 5) || level == 1;
                    ByteBuffer inner = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
                    text.append(
                            section
                                    ? "{" + message(inner, level + 1) + "}"
                                    : new String(content, StandardCharsets.UTF_8));
                }
            }
            text.append(' ');
        }
        return text.toString();
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
