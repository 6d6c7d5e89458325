package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.reference.CreatureGait;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreatureTest {
    private static final TaskSpace<Creature.Task> TASKS = TaskSpace.of(Creature.Task.class);

    private static Creature.Task task(Split split, int i) {
        return TASKS.sample(split, Seeds.generator(Seeds.derive(9, split.name(), i)));
    }

    /** What is sent through the inverse of the wiring moves the creature as what is sent through straight wires, to the bit. */
    @Test
    void theWiringIsAPermutationWithSigns() {
        RandomGenerator random = Seeds.generator(4);
        for (int i = 0; i < 20; i++) {
            Creature.Task wired = task(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, i);
            Creature.Task straight = new Creature.Task(
                    wired.limbs(), wired.body(), wired.ground(), wired.roughness(), 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
            Environment<Creature.Task> a = new Environment<>(new Creature(), wired);
            Environment<Creature.Task> b = new Environment<>(new Creature(), straight);
            assertArrayEquals(b.reset(i), a.reset(i));
            StepResult there;
            do {
                float[] wanted = new float[Creature.MOST];
                float[] sent = new float[Creature.MOST];
                for (int limb = 0; limb < Creature.MOST; limb++) {
                    wanted[limb] = 2 * random.nextFloat() - 1;
                    sent[wired.source(limb)] = wired.sign(limb) * wanted[limb];
                }
                there = a.step(sent);
                StepResult here = b.step(wanted);
                assertArrayEquals(here.observation(), there.observation());
                assertEquals(here.reward(), there.reward());
            } while (!there.done());
        }
    }

    /** 6! = 720 orders; of 720 draws of a uniform one each is missed with a chance of 1/e, so that 455 ± 11 are seen. */
    @Test
    void everyOrderOfTheWiresIsEquallyLikely() {
        Set<List<Integer>> seen = new HashSet<>();
        int[][] count = new int[Creature.MOST][Creature.MOST];
        for (int i = 0; i < 720; i++) {
            Creature.Task task = task(Split.TRAIN, i);
            List<Integer> order =
                    IntStream.range(0, Creature.MOST).map(task::source).boxed().toList();
            assertEquals(Creature.MOST, Set.copyOf(order).size());
            seen.add(order);
            for (int limb = 0; limb < Creature.MOST; limb++) {
                count[limb][order.get(limb)]++;
            }
        }
        assertEquals(455, seen.size(), 40);
        for (int[] row : count) {
            for (int wires : row) {
                assertEquals(120, wires, 45); // 720 / 6, with a deviation of 10
            }
        }
    }

    @Test
    void whatIsLeftOverOfAnActionDoesNothing() {
        Creature.Task task = new Creature.Task(3, 5, 6, 0.2, 3, 3, 3, 0, 0, 1, -1, 1, 1, 1, 1);
        Environment<Creature.Task> a = new Environment<>(new Creature(), task);
        Environment<Creature.Task> b = new Environment<>(new Creature(), task);
        a.reset(1);
        b.reset(1);
        StepResult full;
        int t = 0;
        do { // the limbs hang on wires 3, 4 and 5
            float swing = (float) StrictMath.sin(0.3 * t++);
            full = a.step(new float[] {1, -1, swing, swing, -swing, swing});
            StepResult bare = b.step(new float[] {0, 0, 0, swing, -swing, swing});
            assertArrayEquals(bare.observation(), full.observation());
            assertEquals(bare.reward(), full.reward());
        } while (!full.done());
    }

    @Test
    void limbsThatAreLackingAreSeenAsZeros() {
        for (int i = 0; i < 30; i++) {
            Creature.Task task = task(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, i);
            float[] first = new Environment<>(new Creature(), task).reset(i);
            for (int limb = 0; limb < Creature.MOST; limb++) {
                assertEquals(limb < task.limbs(), first[7 + 2 * limb] > 0);
            }
        }
    }

    @Test
    void creaturesWithMoreLimbsAreHeldOut() {
        for (int i = 0; i < 200; i++) {
            assertTrue(task(Split.TRAIN, i).limbs() <= 4 && task(Split.TEST, i).limbs() <= 4);
            assertTrue(task(Split.SHIFTED, i).limbs() >= 5);
        }
    }

    @Test
    void aNumberIsABodyAndAnotherNumberIsAnother() {
        Creature.Task task = TASKS.nominal();
        float[] first = new Environment<>(new Creature(), task).reset(1);
        assertArrayEquals(first, new Environment<>(new Creature(), task).reset(1));
        float[] other = new Environment<>(new Creature(), TASKS.with(task, "body", 8L)).reset(1);
        assertNotEquals(first[7], other[7]);
    }

    @Test
    void nothingBeginsOrEndsUpBelowTheGround() {
        for (int i = 0; i < 20; i++) {
            Creature.Task task = task(Split.SHIFTED, i);
            Environment<Creature.Task> env = new Environment<>(new Creature(), task);
            env.reset(i);
            RoughGround ground = RoughGround.of(0, task.roughness(), task.ground());
            RandomGenerator random = Seeds.generator(i);
            StepResult result;
            do {
                for (Body body : Mechanics.world(env).bodies()) {
                    if (!body.name().equals("ground")) {
                        assertTrue(body.centreY() > height(ground, body.centreX()), body.name());
                    }
                }
                float[] action = new float[Creature.MOST];
                for (int k = 0; k < action.length; k++) {
                    action[k] = 2 * random.nextFloat() - 1;
                }
                result = env.step(action);
            } while (!result.done());
        }
    }

    private static double height(RoughGround ground, double x) {
        double[] xs = ground.surface().xs();
        double[] ys = ground.surface().ys();
        int i = 0;
        while (xs[i + 1] < x) {
            i++;
        }
        return ys[i] + (ys[i + 1] - ys[i]) * (x - xs[i]) / (xs[i + 1] - xs[i]);
    }

    @Test
    void whoKnowsTheWiresGetsAlongOnMostBodies() {
        List<Creature.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.add(task(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, i));
        }
        double[][] returns = References.play(new CreatureGait(), tasks, 1, 2);
        long forward = 0;
        for (double[] trial : returns) {
            forward += trial[0] > 10 ? 1 : 0; // 0.2 m of way
        }
        assertTrue(forward >= 32, forward + " of 40");
    }
}
