package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every family's trajectories, hashed and compared with {@code golden-trajectories.txt}. Where a hash moves, returns may move: raise the family's version,
 * or correct the file if the family is not released yet.
 */
class GoldenTrajectoriesTest {
    private static final int TASKS = 4;
    private static final int STEPS = 300;

    @TestFactory
    List<DynamicTest> aFamilysTrajectoriesAreWhatTheyWere() {
        Map<String, String> golden = golden();
        List<DynamicTest> tests = new ArrayList<>();
        for (TaskFamily<?> family : Families.all()) {
            String id = family.spec().id();
            tests.add(DynamicTest.dynamicTest(
                    id, () -> assertEquals(id + " " + golden.get(id), id + " " + hash(family, STEPS))));
        }
        return tests;
    }

    @Test
    void everyHashBelongsToAFamily() {
        List<String> ids =
                Families.all().stream().map(family -> family.spec().id()).toList();
        golden().keySet().forEach(id -> assertTrue(ids.contains(id), id));
    }

    private static <T extends Record> String hash(TaskFamily<T> family, int steps) {
        TaskSpace<T> space = family.tasks();
        long seed = Seeds.derive(0, "golden");
        List<T> tasks = new ArrayList<>(List.of(space.nominal()));
        for (int i = 1; i < TASKS; i++) {
            Split split = i % 2 == 1 && space.canShift() ? Split.SHIFTED : Split.TRAIN;
            tasks.add(space.sample(split, Seeds.generator(Seeds.derive(seed, "task", i))));
        }
        MessageDigest digest = digest();
        ByteBuffer bytes = ByteBuffer.allocate(4 * TASKS * (family.spec().observationSize() + 1));
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "actions"));
        try (VectorEnvironment<T> env = new VectorEnvironment<>(family, TASKS, 2)) {
            long[] seeds = new long[TASKS];
            Arrays.setAll(seeds, i -> Seeds.derive(seed, "slot", i));
            env.assignAll(tasks, seeds, steps);
            float[] actions = new float[TASKS * family.spec().actionSize()];
            for (int t = 0; t < steps; t++) {
                draw(family.spec().actions(), actions, random);
                env.step(actions);
                bytes.clear();
                bytes.asFloatBuffer().put(env.nextObservations()).put(env.rewards());
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void draw(ActionSpace space, float[] actions, RandomGenerator random) {
        for (int i = 0; i < actions.length; i++) {
            if (space instanceof ActionSpace.Continuous continuous) {
                Axis axis = continuous.axes().get(i % space.size());
                actions[i] = (float) (axis.low() + (axis.high() - axis.low()) * random.nextDouble());
            } else {
                int choices = ((ActionSpace.Discrete) space).choices().size();
                actions[i] = (int) (choices * random.nextDouble());
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> golden() {
        Map<String, String> golden = new TreeMap<>();
        try (InputStream in = GoldenTrajectoriesTest.class.getResourceAsStream("/golden-trajectories.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().map(line -> line.split(" ", -1)).forEach(words -> golden.put(words[0], words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
