package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
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
import java.util.LinkedHashMap;
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
        assertEquals(unmasked(0x8a9136aa), TensorBoardEvent.maskedCrc(new byte[32], 0, 32));
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(unmasked(0xe3069283), TensorBoardEvent.maskedCrc(digits, 0, 9));
    }

    private static int unmasked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    @Test
    void aDecoderFindsEveryRowAgain(@TempDir Path folder) throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("return/episode/0", -20.5);
        figures.put("success/episode/0", 0.25);
        figures.put("kl", 0.125);
        figures.put("validationReturn", -4.0);
        MetricsRow first = new MetricsRow(1, 100, 0.5, 0.25, -12.25, figures);
        MetricsRow second = new MetricsRow(300, 5_000_000_000L, 1.5, Double.NaN, -3.5, Map.of());
        try (TensorBoardLog log = TensorBoardLog.restart(folder, Map.of(), List.of(first), BEGUN, at(1000))) {
            log.append(second);
        }
        List<String> events = events(folder);
        assertEquals("1=1.7E9 3=brain.Event:2 ", events.get(0));
        assertEquals(
                "1=1.7000000005E9 2=1 5={" + figure("return/before", -20.5) + figure("return/after", -12.25)
                        + figure("progress/environmentSteps", 100) + figure("progress/seconds", 0.5)
                        + figure("progress/processorSeconds", 0.25)
                        + figure("return/episode/0", -20.5) + figure("success/episode/0", 0.25)
                        + figure("update/kl", 0.125)
                        + figure("return/validation", -4)
                        + figure("progress/stepsPerSecond", 200) + "} ",
                events.get(2));
        assertEquals(
                "1=1.700001E9 2=300 5={" + figure("return/after", -3.5) + figure("progress/environmentSteps", 5e9)
                        + figure("progress/seconds", 1.5) + figure("progress/stepsPerSecond", 4_999_999_900.0) + "} ",
                events.get(3));
    }

    private static String figure(String tag, double value) {
        return "1={1=" + tag + " 2=" + (float) value + " } ";
    }

    /** hparams/plugin_data.proto: a run's event holds in field 9.1.2.3 settings (1, key 1 and value 2), group (4) and begin (5). */
    @Test
    void hyperparametersAreNumbersTruthsAndTextsAndSeedsAreOneGroup(@TempDir Path folder) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("algorithm", "maml");
        settings.put("seed", "7");
        settings.put("innerRate", "0.5");
        settings.put("firstOrder", "true");
        byte[] event = TensorBoardEvent.hyperparameters(2, "group", settings);
        String text = new String(event, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("_hparams_/session_start_info"), text);
        assertTrue(text.contains("\n\talgorithm\u0012\u0006\u001a\u0004maml"), text); // value 3: a text
        assertTrue(text.contains("\n\tinnerRate\u0012\t\u0011\0\0\0\0\0\0\u00e0?"), text); // value 2: 0.5 = 3fe0…
        assertTrue(text.contains("\n\nfirstOrder\u0012\u0002 \u0001"), text); // value 4: true
        assertTrue(text.contains("\"\u0005group"), text);
        String one = written(folder, settings);
        settings.put("seed", "8");
        String other = written(folder, settings);
        settings.put("innerRate", "0.1");
        String third = written(folder, settings);
        String hash = one.replaceAll("(?s).*\"@([0-9a-f]{64}).*", "$1");
        assertEquals(64, hash.length());
        assertTrue(other.contains(hash) && !third.contains(hash));
    }

    private static String written(Path folder, Map<String, String> settings) throws Exception {
        TensorBoardLog.restart(folder, settings, List.of(), BEGUN, at(0)).close();
        return new String(onlyFile(folder), StandardCharsets.ISO_8859_1);
    }

    private static RunEvaluation evaluated(String family) {
        RunEvaluation.LearnerResult learner = new RunEvaluation.LearnerResult(
                "maml",
                "MAML",
                Role.META_LEARNER,
                100,
                20,
                RoundKind.BATCH,
                List.of(List.of(-4.0, -2.0, -1.0), List.of(-6.0, -3.0, -2.0)),
                List.of(List.of(0.0, 0.5, 1.0), List.of(0.0, 1.0, 1.0)),
                List.of(List.of(0L, 5L, 9L), List.of(0L, 6L, 9L)),
                List.of(),
                List.of(),
                1,
                Map.of(),
                EventCurve.NONE);
        RunEvaluation.SplitResult split = new RunEvaluation.SplitResult(
                "test", List.of(Map.of("goal", 1), Map.of("goal", 2)), List.of(learner), "", "", 0L);
        return new RunEvaluation("a", family, "maml", 30, 2, "", List.of(split));
    }

    @Test
    void anEvaluationHasAFileOfItsOwn(@TempDir Path folder) throws Exception {
        TensorBoardLog.write(folder, evaluated("CartPole-v0"), BEGUN);
        String of = "evaluation/test/";
        assertEquals(
                "1=1.7E9 2=30 5={" + figure(of + "return/before", -5) + figure(of + "return/after", -2.5)
                        + figure(of + "return/episode/0", -5) + figure(of + "return/episode/1", -2.5)
                        + figure(of + "return/episode/2", -1.5) + figure(of + "success/after", 0.75) + "} ",
                events(folder).get(1));
    }

    /** There an episode never succeeds, which is no failure. */
    @Test
    void whereThereIsNoGoalThereIsNoSuccess() {
        String success = "evaluation/test/success/after";
        assertTrue(MetricTags.of(evaluated("CartPole-v0")).containsKey(success));
        for (String family : List.of("TabularMdp-v0", "TileRunner-v0", "Sinusoid-v0")) {
            Map<String, Double> tags = MetricTags.of(evaluated(family));
            assertFalse(tags.containsKey(success), family);
            assertEquals(-2.5, tags.get("evaluation/test/return/after"), family);
        }
    }

    // The first row was written at 100 s, the run was killed and resumed at 5,000 s: what is true of the first stays,
    // and
    // the second is not put where training time would put it.
    @Test
    void aResumedRunKeepsTheTimesThatWere(@TempDir Path folder) throws Exception {
        MetricsRow first = new MetricsRow(1, 100, 0.5, Double.NaN, -1, Map.of());
        MetricsRow second = new MetricsRow(2, 200, 1, Double.NaN, -1, Map.of());
        try (TensorBoardLog log = TensorBoardLog.restart(folder, Map.of(), List.of(), BEGUN, at(100))) {
            log.append(first);
            log.append(second); // after the last checkpoint: made again
        }
        try (TensorBoardLog log = TensorBoardLog.restart(folder, Map.of(), List.of(first), BEGUN, at(5000))) {
            log.append(second);
        }
        List<String> events = events(folder);
        assertTrue(events.get(2).startsWith("1=1.7000001E9 2=1 "), events.toString());
        assertTrue(events.get(3).startsWith("1=1.700005E9 2=2 "), events.toString());
    }

    @Test
    void timesOfADamagedOrOlderFileAreNotBelieved(@TempDir Path folder) throws Exception {
        MetricsRow row = new MetricsRow(1, 100, 0.5, Double.NaN, -1, Map.of());
        try (TensorBoardLog log = TensorBoardLog.restart(
                folder, Map.of(), List.of(), Instant.EPOCH, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
            log.append(row); // as if it were 1970
        }
        TensorBoardLog.restart(folder, Map.of(), List.of(row), BEGUN, at(9)).close();
        assertTrue(
                events(folder).get(2).startsWith("1=1.7000000005E9 "),
                events(folder).toString());
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            TensorBoardLog.restart(folder, Map.of(), List.of(row), BEGUN, at(9)).close();
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
        TensorBoardLog.restart(folder, Map.of(), List.of(), BEGUN, at(1)).close();
        byte[] empty = onlyFile(folder);
        try (TensorBoardLog log = TensorBoardLog.restart(folder, Map.of(), List.of(row), BEGUN, at(1))) {
            log.append(row);
        }
        TensorBoardLog.restart(folder, Map.of(), List.of(), BEGUN, at(1)).close();
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
