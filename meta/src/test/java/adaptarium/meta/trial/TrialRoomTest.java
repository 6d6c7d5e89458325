package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.MemoryHead;
import adaptarium.agents.network.policy.RecurrentShape;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.random.Seeds;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimate beside what networks hold, and what is refused by it. */
class TrialRoomTest {
    private static final SignGame FAMILY = new SignGame(true);
    private static final int STEPS = 100;
    private static final int TRIALS = 4;

    private static Network network(MemoryCell memory, MemoryHead head) {
        return new RecurrentShape(List.of(), memory, 16, 2, head, HeadStart.BIAS, 16, /* separateValue= */ false)
                .network(5, STEPS, ActionDistribution.of(FAMILY.spec().actions()), 1)
                .network();
    }

    /** Numbers in all float arrays that an object holds, each once. */
    private static long held(@Nullable Object object, Set<Object> seen) {
        if (object == null || !seen.add(object)) {
            return 0;
        }
        long sum = 0;
        if (object instanceof float[] array) {
            sum = array.length;
        } else if (object instanceof Object[] array) {
            sum = Arrays.stream(array).mapToLong(part -> held(part, seen)).sum();
        } else if (object instanceof Iterable<?> parts) {
            for (Object part : parts) {
                sum += held(part, seen);
            }
        } else if (object.getClass().getName().startsWith("adaptarium.")) {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    sum += held(value(field, object), seen);
                }
            }
        }
        return sum;
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTapeHoldsWhatIsEstimated(MemoryCell memory) {
        for (MemoryHead head : MemoryHead.values()) {
            Network network = network(memory, head);
            float[] theta = network.initialParameters(Seeds.generator(1));
            float[] gradient = new float[theta.length];
            int[] batchSizes = new int[STEPS];
            Arrays.fill(batchSizes, TRIALS);
            Network.Tape tape = network.newTape();
            float[] inputs = new float[TRIALS * STEPS * network.inputs()];
            tape.record(theta, inputs, batchSizes);
            tape.gradient(new float[TRIALS * STEPS * network.outputs()], gradient);
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            seen.addAll(List.of(theta, gradient, inputs));
            long held = Float.BYTES * (held(tape, seen) + inputs.length + 2L * TRIALS * STEPS);
            long estimate = TrialRoom.learning(network, TRIALS, STEPS, STEPS);
            String figures = memory + ", " + head + ": " + estimate + " of " + held + " bytes";
            assertTrue(estimate < 1.01 * held && estimate > 0.8 * held, figures);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlotThatPlaysHoldsWhatIsEstimated(MemoryCell memory) {
        Network network = network(memory, MemoryHead.CONCATENATION);
        float[] theta = network.initialParameters(Seeds.generator(1));
        Network.Stepper stepper = network.stepper(theta, TRIALS);
        int[] slots = {0, 1, 2, 3};
        for (int t = 0; t < STEPS; t++) {
            stepper.step(TRIALS, slots, new float[TRIALS * network.inputs()], new float[TRIALS * network.outputs()]);
        }
        long held = held(stepper, Collections.newSetFromMap(new IdentityHashMap<>()));
        long estimate = TRIALS * network.remembered(STEPS);
        assertTrue(
                estimate < held && estimate > held - 10_000 - 5L * theta.length,
                memory + ": " + estimate + " of " + held);
    }

    private static TrialSettings settings(int trials, int episodes, int mostEpisodes, int pieceSteps) {
        PpoSettings ppo = new PpoSettings(0.01, 1, 2, 0.2, 0.95, 0.9, 0.01, 0.5, 1);
        return new TrialSettings(
                trials, episodes, mostEpisodes, true, true, new float[0], pieceSteps, Schedule.CONSTANT, ppo);
    }

    private static long bytes(MemoryCell memory, TrialSettings settings) {
        return TrialRoom.bytes(network(memory, MemoryHead.CONCATENATION), settings, FAMILY.spec(), 1);
    }

    /** Each by about as much as it is said to: half the trials, half the steps, pieces of a trial. */
    @ParameterizedTest
    @EnumSource
    void everyRemedyHelps(MemoryCell memory) {
        long whole = bytes(memory, settings(64, 256, 256, Integer.MAX_VALUE));
        assertEquals(0.5, (double) bytes(memory, settings(32, 256, 256, Integer.MAX_VALUE)) / whole, 0.01);
        assertEquals(0.5, (double) bytes(memory, settings(64, 128, 128, Integer.MAX_VALUE)) / whole, 0.05);
        assertTrue(bytes(memory, settings(64, 128, 256, Integer.MAX_VALUE)) < whole);
        assertTrue(bytes(memory, settings(64, 256, 256, 64)) < 0.8 * whole);
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() {
        TrialRoom room = new TrialRoom("memory transformer of memorySize 64", "mostEpisodes or tasks");
        TrialSettings settings = settings(128, 100, 5000, Integer.MAX_VALUE);
        long heap = 1L << 30;
        assertDoesNotThrow(() -> room.require(heap, heap, settings, FAMILY.spec()));
        assertEquals(
                "memory transformer of memorySize 64 does not fit 128 trials of 10000 steps (5000 episodes of 2) into"
                        + " Java's heap: about 2560 MiB are needed, there are 1024 MiB; lower mostEpisodes or tasks, or"
                        + " give it more with ADAPTARIUM_JAVA_OPTS=-Xmx4g",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> room.require(5 * heap / 2, heap, settings, FAMILY.spec()))
                        .getMessage());
    }
}
