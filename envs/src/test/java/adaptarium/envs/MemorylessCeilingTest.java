package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.MemorylessCeiling.Principle;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family that computes a memoryless ceiling keeps; the conditions of the single proofs are tested beside the families. */
class MemorylessCeilingTest {
    static List<TaskFamily<?>> families() {
        return Families.all().stream()
                .filter(family -> MemorylessCeiling.of(family).isPresent())
                .toList();
    }

    private static MemorylessCeiling ceiling(TaskFamily<?> family) {
        return MemorylessCeiling.of(family).orElseThrow();
    }

    /** How much is tried: less where bodies have to be moved. */
    private static int effort(TaskFamily<?> family, int usual) {
        return family instanceof PhysicsFamily<?> ? usual / 10 : usual;
    }

    /** Acts on what is seen now. */
    private interface Policy {
        void act(float[] observations, int offset, float[] actions, int actionOffset);
    }

    private static <T extends Record> List<T> tasks(TaskFamily<T> family, Split split, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> family.tasks().sample(split, Seeds.generator(Seeds.derive(5, split.name(), i))))
                .toList();
    }

    private static <T extends Record> double[] returns(TaskFamily<T> family, List<T> tasks, Policy policy) {
        double[] returns = new double[tasks.size()];
        int size = family.spec().actionSize();
        float[] actions = new float[returns.length * size];
        try (VectorEnvironment<T> env = new VectorEnvironment<>(family, returns.length, 1)) {
            long[] seeds = new long[returns.length];
            Arrays.setAll(seeds, i -> Seeds.derive(7, "episodes", i));
            env.assignAll(tasks, seeds, 1);
            for (int t = 0; t < family.spec().horizon(); t++) {
                for (int i = 0; i < returns.length; i++) {
                    if (env.active()[i]) {
                        policy.act(env.observations(), i * family.spec().observationSize(), actions, i * size);
                    }
                }
                boolean[] active = env.active().clone();
                env.step(actions);
                for (int i = 0; i < returns.length; i++) {
                    returns[i] += active[i] ? env.rewards()[i] : 0;
                }
            }
        }
        return returns;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double error(double[] values) {
        double mean = mean(values);
        double variance =
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
        return Math.sqrt(variance / values.length);
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void theBestPolicyWithoutMemoryEarnsNoMoreThanTheCeiling(TaskFamily<T> family) {
        for (Split split : splits(family)) {
            double computed = ceiling(family).memorylessCeiling(split);
            double[] played = returns(family, tasks(family, split, effort(family, 400)), best(family, split));
            double slack = 4 * error(played) + 1e-6;
            assertTrue(mean(played) <= computed + slack, mean(played) + " above " + computed + ", " + split);
        }
    }

    /** A reference of that name is a mark only where it is the best of its kind, in shifted tasks as well. */
    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void whoActsAtRandomEarnsNoMoreThanTheBestPolicyWithoutMemory(TaskFamily<T> family) {
        for (Split split : splits(family)) {
            List<T> tasks = tasks(family, split, effort(family, 400));
            double[] played = returns(family, tasks, best(family, split));
            RandomGenerator random = Seeds.generator(19);
            double[] diced =
                    returns(family, tasks, (seen, at, actions, to) -> roll(family.spec(), random, actions, to));
            double[] lead = IntStream.range(0, played.length)
                    .mapToDouble(i -> diced[i] - played[i])
                    .toArray();
            assertTrue(mean(lead) <= 4 * error(lead) + 1e-6, mean(diced) + " above " + mean(played) + ", " + split);
        }
    }

    /** The played ceiling is near the computed one: at least three quarters of the way to it from random play. */
    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void theBestPolicyWithoutMemoryComesNearTheCeiling(TaskFamily<T> family) {
        for (Split split : splits(family)) {
            List<T> tasks = tasks(family, split, effort(family, 400));
            double[] played = returns(family, tasks, best(family, split));
            RandomGenerator random = Seeds.generator(19);
            double diced =
                    mean(returns(family, tasks, (seen, at, actions, to) -> roll(family.spec(), random, actions, to)));
            double computed = ceiling(family).memorylessCeiling(split);
            double near = diced + 0.75 * (computed - diced);
            assertTrue(
                    mean(played) >= near - 4 * error(played) - 1e-6,
                    mean(played) + " of " + computed + ", random " + diced + ", " + split);
        }
    }

    private static List<Split> splits(TaskFamily<?> family) {
        return family.tasks().canShift() ? List.of(Split.TEST, Split.SHIFTED) : List.of(Split.TEST);
    }

    private static Policy best(TaskFamily<?> family, Split split) {
        return (seen, at, actions, to) -> ceiling(family).memorylessAction(split, seen, at, actions, to);
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void noLinearPolicyIsAboveTheCeiling(TaskFamily<T> family) {
        for (Split split : splits(family)) {
            double computed = ceiling(family).memorylessCeiling(split);
            List<T> tasks = tasks(family, split, effort(family, 60) + 10);
            for (int i = 0; i < effort(family, 30); i++) {
                double[] played = returns(family, tasks, linear(family.spec(), i));
                assertTrue(
                        mean(played) <= computed + 4 * error(played) + 0.15 * Math.abs(computed) + 1e-6,
                        mean(played) + " above " + computed + ", policy " + i);
            }
        }
    }

    /** A random linear policy, brought into the bounds by tanh; of a choice, the greatest of as many. */
    private static Policy linear(EnvironmentSpec spec, int seed) {
        RandomGenerator random = Seeds.generator(Seeds.derive(11, "policy", seed));
        int outputs = spec.actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : spec.actionSize();
        double[][] weights = new double[outputs][spec.observationSize() + 1];
        for (double[] row : weights) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        return (observations, offset, actions, actionOffset) -> {
            double[] sums = new double[outputs];
            for (int i = 0; i < outputs; i++) {
                sums[i] = weights[i][spec.observationSize()];
                for (int k = 0; k < spec.observationSize(); k++) {
                    sums[i] += weights[i][k] * observations[offset + k];
                }
            }
            if (spec.actions() instanceof ActionSpace.Continuous continuous) {
                for (int i = 0; i < outputs; i++) {
                    Axis axis = continuous.axes().get(i);
                    double share = (1 + Math.tanh(sums[i])) / 2;
                    actions[actionOffset + i] = (float) (axis.low() + share * (axis.high() - axis.low()));
                }
            } else {
                int best = 0;
                for (int i = 1; i < outputs; i++) {
                    best = sums[i] > sums[best] ? i : best;
                }
                actions[actionOffset] = best;
            }
        };
    }

    /** The condition of every proof by the reward alone: under the same actions, what is observed is the same in every task, bit for bit. */
    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void whereOnlyTheRewardTellsTheTaskObservationsAreTheSame(TaskFamily<T> family) {
        if (ceiling(family).principle() != Principle.REWARD_ONLY) {
            return;
        }
        List<List<T>> splits = new ArrayList<>(List.of(tasks(family, Split.TRAIN, 12)));
        if (family.tasks().canShift()) {
            splits.add(tasks(family, Split.SHIFTED, 12));
        }
        for (List<T> tasks : splits) {
            boolean differs = false;
            float[][] first = observations(family, tasks.get(0));
            for (T task : tasks.subList(1, tasks.size())) {
                float[][] other = observations(family, task);
                for (int t = 0; t < first.length - 1; t++) {
                    assertArrayEquals(first[t], other[t], "after " + t + " steps of " + task);
                }
                differs |= !Arrays.equals(first[first.length - 1], other[first.length - 1]);
            }
            assertTrue(differs, "the rewards do not differ either");
        }
    }

    /** Observations of one episode under actions of one seed, and last its rewards. */
    private static <T extends Record> float[][] observations(TaskFamily<T> family, T task) {
        EnvironmentSpec spec = family.spec();
        Environment<T> env = new Environment<>(family, task);
        RandomGenerator random = Seeds.generator(13);
        float[][] seen = new float[spec.horizon() + 2][];
        float[] rewards = new float[spec.horizon()];
        seen[0] = env.reset(17).clone();
        boolean over = false;
        for (int t = 0; t < spec.horizon(); t++) {
            seen[t + 1] = new float[0];
            if (over) {
                continue;
            }
            float[] action = new float[spec.actionSize()];
            for (int i = 0; i < action.length; i++) {
                action[i] = spec.actions() instanceof ActionSpace.Continuous continuous
                        ? (float) (continuous.axes().get(i).high() * (2 * random.nextDouble() - 1))
                        : random.nextInt(((ActionSpace.Discrete) spec.actions())
                                .choices()
                                .size());
            }
            StepResult result = env.step(action);
            seen[t + 1] = result.observation().clone();
            rewards[t] = (float) result.reward();
            over = result.done();
        }
        seen[seen.length - 1] = rewards;
        return seen;
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Record> void whoKnowsTheTaskIsFarAboveTheCeiling(TaskFamily<T> family) {
        List<T> tasks = tasks(family, Split.TEST, effort(family, 100) + 10);
        double[] random = Arrays.stream(References.play(new Dice<>(family), tasks, 1, 3))
                .mapToDouble(trial -> trial[0])
                .toArray();
        for (Reference<T> reference : References.of(family)) {
            if (reference.toldTask()) {
                double oracle = mean(Arrays.stream(References.play(reference, tasks, 1, 3))
                        .mapToDouble(trial -> trial[0])
                        .toArray());
                double gap = (oracle - ceiling(family).memorylessCeiling(Split.TEST)) / (oracle - mean(random));
                assertTrue(gap >= 0.5, "gap between ceiling and oracle " + gap);
                return;
            }
        }
    }

    private record Dice<T extends Record>(TaskFamily<T> family) implements Reference<T> {
        @Override
        public String method() {
            return "random";
        }

        @Override
        public boolean toldTask() {
            return false;
        }

        @Override
        public Controller begin(T task, int episodes, RandomGenerator random) {
            return (observations, offset, actions, actionOffset) -> roll(family.spec(), random, actions, actionOffset);
        }
    }

    /** Any action, evenly. */
    private static void roll(EnvironmentSpec spec, RandomGenerator random, float[] actions, int offset) {
        if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            actions[offset] = random.nextInt(discrete.choices().size());
        } else if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < spec.actionSize(); i++) {
                Axis axis = continuous.axes().get(i);
                actions[offset + i] = (float) (axis.low() + (axis.high() - axis.low()) * random.nextDouble());
            }
        }
    }

    @Test
    void aVariantKeepsTheCeilingWhereItsEpisodesAreTheSame() {
        for (String same : List.of("SpeedBandit-v0:episodes=7", "SpeedBandit-v0:longer,episodes=7")) {
            TaskFamily<?> variant = Families.named(same);
            assertEquals(200 / 6.0, MemorylessCeiling.of(variant).orElseThrow().memorylessCeiling(Split.TEST), 1e-9);
            assertTrue(
                    References.of(variant).stream().anyMatch(one -> one.method().equals(References.CEILING)), same);
        }
        for (String other : List.of(
                "SpeedBandit-v0:band=1~2", "SpeedBandit-v0:horizon=20", "SpeedBandit-v0:episodes=7,horizon=20")) {
            assertTrue(MemorylessCeiling.of(Families.named(other)).isEmpty(), other);
        }
    }

    @Test
    void theCeilingIsPlayedBesideTheOtherReferencesButNotBehindAWrapper() {
        TaskFamily<?> plain = Families.named("CurlingArm-v0");
        List<String> methods =
                References.of(plain).stream().map(Reference::method).toList();
        assertEquals(List.of("thrown for the friction", References.CEILING), methods);
        List<String> wrapped = References.of(Families.named("CurlingArm-v0+frame-stack=2")).stream()
                .map(Reference::method)
                .toList();
        assertEquals(List.of("thrown for the friction"), wrapped);
        assertTrue(MemorylessCeiling.of(Families.named("CartPole-v0")).isEmpty());
    }
}
