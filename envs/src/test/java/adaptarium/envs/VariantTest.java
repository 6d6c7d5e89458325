package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantTest {
    private static String id(String typed) {
        return Families.named(typed).spec().id();
    }

    private static String refusal(String typed) {
        return Refusal.of(() -> Families.named(typed));
    }

    @Test
    void sizesOfTheDiagnosticFamiliesAreTheirsToChange() {
        TaskFamily<?> bandit = Families.named("BernoulliBandit-v0:arms=50,pulls=500");
        assertEquals(
                50, ((ActionSpace.Discrete) bandit.spec().actions()).choices().size());
        assertEquals(51, bandit.tasks().parameters().size());
        assertEquals(10, bandit.spec().horizon());
        assertEquals(50, bandit.spec().episodesPerTrial());
        TaskFamily<?> process = Families.named("TabularMdp-v0:states=4,actions=3,episodes=25");
        assertEquals(4, process.spec().observationSize());
        assertEquals(
                3, ((ActionSpace.Discrete) process.spec().actions()).choices().size());
        assertEquals(25, process.spec().episodesPerTrial());
        TaskFamily<?> grid = Families.named("GridNavigation-v0:side=9");
        assertEquals(27, grid.spec().horizon());
        assertEquals(
                9 * 9 - 4,
                ((ChoiceParameter) grid.tasks().parameter("goal")).train().size());
        assertEquals(
                11 * 11 - 9 * 9,
                ((ChoiceParameter) grid.tasks().parameter("goal")).held().size());
    }

    @Test
    void aVariantThatChangesNothingIsTheFamily() {
        assertEquals("BernoulliBandit-v0", id("BernoulliBandit-v0:arms=5,pulls=100,horizon=10,episodes=10"));
        assertEquals("CartPole-v0", id("CartPole-v0:poleMass=0.05..0.5,sign=1~-1"));
    }

    @Test
    void howAVariantIsTypedDoesNotCount() {
        String one = id("CartPole-v0:horizon=50,poleMass=0.10..0.2,gain=1,correlations.cartMass.halfLength=0.50");
        String other = id("CartPole:correlations.halfLength.cartMass=.5,gain=1.0,poleMass.train=0.1~2e-1,horizon=50");
        assertEquals(one, other);
        assertEquals(one, id(one)); // with its hash
        assertTrue(one.matches("CartPole-v0:[^#]+#[0-9a-f]{8}"), one);
        assertTrue(id(one + "+noise=0.1").equals(one + "+noise=0.1"), one);
    }

    @Test
    void theNameIsShownAndTheHashIsOfTheSettings() {
        Variant named = Variant.of(id("CartPole-v0:heavy,poleMass=1..2")).orElseThrow();
        Variant plain = Variant.of(id("CartPole-v0:poleMass=1..2")).orElseThrow();
        Variant other = Variant.of(id("CartPole-v0:poleMass=1..3")).orElseThrow();
        assertEquals("heavy", named.name());
        assertTrue(named.id().startsWith("CartPole-v0:heavy,poleMass=1..2#"), named.id());
        assertEquals(plain.hash(), named.hash());
        assertNotEquals(plain.hash(), other.hash());
        assertTrue(Variant.of("CartPole-v0+noise=0.1").isEmpty());
        assertTrue(refusal("CartPole-v0:poleMass=1..2#00000000").contains("has the hash " + plain.hash()));
    }

    @Test
    void tasksComeFromTheChangedDistribution() {
        TaskSpace<?> space = Families.named("CartPole-v0:poleMass=0.2..0.3,gain=1,sign=-1,drag.shifted=0..5")
                .tasks();
        assertEquals(
                List.of("halfLength", "poleMass", "cartMass", "drag"),
                space.parameters().stream().map(TaskParameter::name).toList());
        draws(space, "poleMass").forEach(mass -> assertTrue(mass >= 0.2 && mass <= 0.3));
        RangeParameter drag = (RangeParameter) space.parameter("drag");
        assertEquals(0.3, drag.high());
        assertEquals(5, drag.outerHigh());
        assertTrue(taskText(space).contains("gain=1.0"), taskText(space)); // fixed, and no parameter any more
        assertTrue(taskText(space).contains("sign=-1"), taskText(space));
    }

    private static <T extends Record> String taskText(TaskSpace<T> space) {
        return space.nominal().toString();
    }

    private static <T extends Record> List<Double> draws(TaskSpace<T> space, String parameter) {
        RandomGenerator random = Seeds.generator(5);
        return Stream.generate(() -> space.sample(Split.TRAIN, random))
                .limit(2000)
                .map(task -> ((Number) space.get(task, parameter)).doubleValue())
                .toList();
    }

    @Test
    void namedRewardTermsHaveWeights() {
        // Nothing moves but the weight of one term: the same task, seed and action, whose effort is 0.5 squared, six
        // times.
        double usual = reward("HalfCheetah-v0");
        double dear = reward("HalfCheetah-v0:rewards.control=1.05");
        assertEquals(usual - 6 * 0.25, dear, 1e-5);
        assertEquals(0, reward("Pendulum-v0:rewards.angle=0,rewards.rate=0,rewards.torque=0"), 1e-12);
        assertTrue(Families.named("HalfCheetah-v0:rewards.control=0")
                .spec()
                .rewardMeaning()
                .endsWith("Here with rewards.control 0."));
        assertTrue(
                refusal("HalfCheetah-v0:rewards.control=-1").contains("rewards.control must be a number in [0, 50]"));
        assertTrue(refusal("HalfCheetah-v0:rewards.contrl=1").contains("did you mean 'rewards.control'?"));
    }

    private static double reward(String id) {
        return reward(Families.named(id));
    }

    private static <T extends Record> double reward(TaskFamily<T> family) {
        try (VectorEnvironment<T> env = new VectorEnvironment<>(family, 1, 1)) {
            env.assign(0, family.tasks().nominal(), 4, 1);
            float[] half = new float[family.spec().actionSize()];
            Arrays.fill(half, 0.5f);
            env.step(half);
            return env.rewards()[0];
        }
    }

    @Test
    void structuresCanBeAPoolOfTheirOwn() {
        TaskSpace<?> space = Families.named("TabularMdp-v0:number=7..9").tasks();
        Set<Double> numbers = new HashSet<>(draws(space, "number"));
        assertEquals(Set.of(7.0, 8.0, 9.0), numbers);
        assertEquals(3, space.count(Split.TRAIN).orElseThrow());
    }

    @Test
    void weightedChoicesComeAsOftenAsTheyWeigh() {
        TaskSpace<?> space =
                Families.named("CartPole-v0:sign.weights.1=3,sign.weights.-1=1").tasks();
        double share = draws(space, "sign").stream().filter(sign -> sign > 0).count() / 2000.0;
        assertEquals(0.75, share, 4 * Math.sqrt(0.75 * 0.25 / 2000));
        ChoiceParameter sign = (ChoiceParameter) space.parameter("sign");
        float[] context = new float[2];
        sign.context(1, context, 0);
        assertEquals(0.25f, context[0]); // 1 minus its mean 3/4
        assertEquals(-0.25f, context[1]);
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertTrue(refusal("CartPole-v0:poleMas=1..2").contains("no setting 'poleMas'; did you mean 'poleMass'?"));
        assertTrue(refusal("BernoulliBandit-v0:arm=10").contains("no setting 'arm'"));
        assertTrue(refusal("BernoulliBandit-v0:arms=1").contains("arms must be a whole number in [2, 1000], got '1'"));
        assertTrue(refusal("BernoulliBandit-v0:arms=5.5").contains("whole number"));
        assertTrue(refusal("BernoulliBandit-v0:pulls=15").contains("multiple of 10"));
        assertTrue(refusal("CartPole-v0:horizon=0").contains("horizon must be a whole number in [1, 1000000]"));
        assertTrue(refusal("CartPole-v0:poleMass=-1..2").contains("'poleMass' must be positive"));
        assertTrue(refusal("CartPole-v0:poleMass=2..1").contains("a range such as"));
        assertTrue(refusal("CartPole-v0:poleMass.trian=1..2").contains("no 'trian'; did you mean 'train'?"));
        assertTrue(refusal("CartPole-v0:poleMass=0.1,poleMass.shifted=0.1..2").contains("takes nothing else"));
        assertTrue(refusal("CartPole-v0:poleMass.mean=0.2").contains("needs mean and deviation"));
        assertTrue(refusal("CartPole-v0:poleMass.mean=9,poleMass.deviation=1").contains("lies outside [0.05, 0.5]"));
        assertTrue(refusal("CartPole-v0:sign=2").contains("one of [1, -1]"));
        assertTrue(refusal("CartPole-v0:sign.weights.1=1,sign.weights.-1=0").contains("weight above 0"));
        assertTrue(refusal("CartPole-v0:correlations.gain=0.5").contains("two task parameters"));
        assertTrue(refusal("CartPole-v0:correlations.gain.sign=0.5").contains("only real numbers"));
        assertTrue(refusal("CartPole-v0:correlations.gain.drag=1.5").contains("between -1 and 1"));
        assertTrue(refusal("CartPole-v0:gain=1,gain=2").contains("gives 'gain' twice"));
        assertTrue(refusal("CartPole-v0:").contains("a variant is written"));
        assertTrue(refusal("BernoulliBandit-v0:arms=2,arm1=0,arm2=1,law=POOR").contains("leave one of"));
        assertTrue(refusal("TabularMdp-v0:number=9..7").contains("a range such as 0..99"));
    }

    @Test
    void aVariantHasItsFamilysReferences() {
        List<String> methods = References.of(Families.named("BernoulliBandit-v0:arms=10")).stream()
                .map(reference -> reference.method())
                .toList();
        assertTrue(methods.contains("Gittins indices"), methods.toString());
        References.of(Families.named("CartPole-v0:horizon=9"))
                .forEach(reference -> assertTrue(reference.method().endsWith(", made for CartPole-v0")));
    }

    static Stream<TaskFamily<?>> everyFamily() {
        return Families.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void everyFamilyCanBeVaried(TaskFamily<?> family) {
        int horizon = family.spec().horizon() / 2 + 1;
        StringBuilder text =
                new StringBuilder(family.spec().id()).append(":horizon=").append(horizon);
        Set<String> names = new HashSet<>();
        family.settings().forEach(setting -> assertTrue(names.add(setting.name())));
        for (TaskParameter parameter : family.tasks().parameters()) {
            assertTrue(names.add(parameter.name()), parameter.name());
            if (parameter instanceof RangeParameter range) {
                text.append(",%s=%s..%s".formatted(range.name(), range.nominal(), range.quantile(0.75)));
                if (!(range.nominal() < range.quantile(0.75))) {
                    text.setLength(text.lastIndexOf(","));
                }
            }
        }
        TaskFamily<?> varied = Families.named(text.toString());
        assertEquals(horizon, varied.spec().horizon());
        assertSame(family.taskType(), varied.taskType());
        assertEquals(varied.spec().id(), id(varied.spec().id()));
        assertTrue(Set.of("horizon", "episodes", "correlations", "name", "id").stream()
                .noneMatch(names::contains));
        play(varied);
    }

    private static <T extends Record> void play(TaskFamily<T> family) {
        try (VectorEnvironment<T> env = new VectorEnvironment<>(family, 1, 1)) {
            env.assign(0, family.tasks().sample(Split.TRAIN, Seeds.generator(3)), 4, 1);
            env.step(new float[family.spec().actionSize()]);
        }
    }
}
