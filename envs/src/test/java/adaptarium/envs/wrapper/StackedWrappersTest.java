package adaptarium.envs.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Axis;
import adaptarium.envs.Environment;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Wrappers in any number and order around any family: horizon, clock, bounds and determinism, drawn at random. */
class StackedWrappersTest {
    private static final List<String> WRAPPERS = List.of(
            "action-delay=2",
            "action-repeat=2",
            "action-repeat=3",
            "action-repeat=7",
            "actuator=dead",
            "actuator=stuck",
            "actuator=delayed",
            "frame-stack=3",
            "noise=.05",
            "observation-delay=2",
            "oracle",
            "sensor=biased",
            "sensor=noisy",
            "sensor=dropped",
            "switch=abrupt",
            "switch=drift",
            "switch=returning",
            "time-limit=4",
            "time-limit=30",
            "time-limit=700");

    private static final int STACKS = Integer.getInteger("adaptarium.stacks", 300);

    private int played;

    @Test
    void whateverIsStackedKeepsItsWord() {
        RandomGenerator random = Seeds.generator(20261128 + STACKS);
        List<TaskFamily<?>> families = Families.all();
        int refused = 0;
        for (int i = 0; i < STACKS; i++) {
            StringBuilder id =
                    new StringBuilder(families.get(i % families.size()).spec().id());
            int count = 1 + random.nextInt(4);
            for (int k = 0; k < count; k++) {
                id.append('+').append(WRAPPERS.get(random.nextInt(WRAPPERS.size())));
            }
            TaskFamily<?> family;
            try {
                family = Families.named(id.toString());
            } catch (IllegalArgumentException e) { // they do not fit
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
                assertTrue(e.getMessage().startsWith("wrapper '"), e.getMessage());
                refused++;
                continue;
            }
            assertEquals(id.toString(), family.spec().id());
            List<float[]> first = play(family, i);
            List<float[]> second = play(family, i);
            assertEquals(first.size(), second.size(), id::toString);
            for (int t = 0; t < first.size(); t++) {
                assertArrayEquals(first.get(t), second.get(t), id + " at step " + t);
            }
        }
        assertTrue(refused < STACKS * 2 / 3 && played > STACKS * 2 / 3, refused + " refused, " + played + " played");
    }

    /** A position that grows with time must say so: {@link TaskFamily#spec(int)}. */
    @Test
    void declaredBoundsHoldHoweverLongAnEpisodeIs() {
        for (TaskFamily<?> family : Families.all()) {
            for (int times : new int[] {1, 10}) {
                TaskFamily<?> longer = family.withHorizon(times * family.spec().horizon());
                for (long seed = 0; seed < 6; seed++) { // some go one way all the time
                    play(longer, seed);
                }
            }
        }
    }

    private <T extends Record> List<float[]> play(TaskFamily<T> family, long seed) {
        String id = family.spec().id();
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "stacked"));
        Environment<T> env = new Environment<>(family, family.tasks().sample(Split.TRAIN, random));
        boolean extreme = random.nextBoolean();
        float[] action = Played.randomAction(family.spec(), random);
        List<float[]> seen = new ArrayList<>();
        seen.add(env.reset(seed));
        StepResult result;
        int steps = 0;
        do {
            action = extreme ? action : Played.randomAction(family.spec(), random); // one way all the time goes far
            result = env.step(action);
            steps++;
            seen.add(result.observation());
            bounded(id, family.spec().observation(), result.observation());
            assertEquals(
                    result.done(), result.terminated() || steps == family.spec().horizon(), id);
        } while (!result.done());
        assertEquals(result.truncated(), !result.terminated(), id);
        int last = 0;
        for (Episode.Event event : env.events()) {
            assertTrue(event.step() >= last && event.step() <= steps, id + ": " + event + " of " + steps);
            last = event.step();
        }
        double longest = steps * family.spec().controlTimestep();
        assertTrue(
                env.scene().time() <= longest + 1e-6,
                id + " has run for " + env.scene().time() + " s");
        boolean whole = !result.terminated() && !id.contains("repeat");
        assertTrue(!whole || Math.abs(env.scene().time() - longest) < 1e-6, id);
        played++;
        return seen;
    }

    private static void bounded(String id, List<Axis> axes, float[] observation) {
        assertEquals(axes.size(), observation.length, id);
        for (int i = 0; i < observation.length; i++) {
            Axis axis = axes.get(i);
            double rounding = 1e-5 * (1 + Math.abs(observation[i]));
            assertTrue(
                    observation[i] >= axis.low() - rounding && observation[i] <= axis.high() + rounding,
                    id + ": '" + axis.name() + "' is " + observation[i] + ", outside [" + axis.low() + ", "
                            + axis.high() + "]");
        }
    }
}
