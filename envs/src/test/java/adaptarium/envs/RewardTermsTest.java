package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.FamilyChecker;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the terms add up to the reward is checked of every family by {@link FamilyChecker}. */
class RewardTermsTest {
    static List<TaskFamily<?>> families() {
        return Families.all();
    }

    /** An independent way to the same number: the family's own reward, and one more of a term whose weight has doubled, or is 1 where it was 0. */
    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyNamesItsTermsAndAVariantWeighsThem(TaskFamily<?> family) {
        assertFalse(family.rewardTerms().isEmpty(), "no reward term has a name");
        for (int i = 0; i < family.rewardTerms().size(); i++) {
            FamilySetting term = family.rewardTerms().get(i);
            assertTrue(
                    term.name().matches("rewards\\.[a-z]+")
                            && !term.description().isEmpty(),
                    term.toString());
            double more = term.standard() == 0 ? 1 : term.standard();
            String id = family.spec().id() + ":" + term.name() + "=" + ParameterChange.plain(term.standard() + more);
            compare(family, Families.named(id), i, more);
        }
    }

    @SuppressWarnings("unchecked") // a variant has its family's tasks
    private static <T extends Record> void compare(TaskFamily<T> family, TaskFamily<?> varied, int term, double more) {
        TaskFamily<T> heavier = (TaskFamily<T>) varied;
        T task = family.tasks().sample(Split.TRAIN, Seeds.generator(1));
        Episode<T> usual = family.newSimulation().begin(task, Seeds.generator(2));
        Episode<T> doubled = heavier.newSimulation().begin(task, Seeds.generator(2));
        double[] weights = new double[family.rewardTerms().size()];
        weights[term] = more;
        RandomGenerator random = Seeds.generator(3);
        for (int t = 0; t < 40 && !usual.terminated(); t++) {
            float[] action = action(family.spec().actions(), random);
            usual.act(action);
            doubled.act(action);
            double expected = usual.reward() + usual.reward(weights);
            assertEquals(expected, doubled.reward(), 1e-9 * (1 + Math.abs(expected)), "step " + t);
        }
    }

    /** Two robots whose torso's angle is observed, as its cosine and as it is. */
    @Test
    void whoIsToStandUprightPaysForLeaning() {
        leans("HalfCheetahBody-v0", observation -> observation[2]);
        leans("CrippledCrawler-v0", observation -> StrictMath.cos(observation[0]));
    }

    private static void leans(String id, ToDoubleFunction<float[]> cosine) {
        leans(Families.named(id), Families.named(id + ":rewards.lean=3"), cosine);
    }

    @SuppressWarnings("unchecked") // a variant has its family's tasks
    private static <T extends Record> void leans(
            TaskFamily<T> family, TaskFamily<?> varied, ToDoubleFunction<float[]> cosine) {
        T task = family.tasks().sample(Split.TRAIN, Seeds.generator(1));
        Episode<T> usual = family.newSimulation().begin(task, Seeds.generator(2));
        Episode<T> upright = ((TaskFamily<T>) varied).newSimulation().begin(task, Seeds.generator(2));
        float[] observation = new float[family.spec().observationSize()];
        RandomGenerator random = Seeds.generator(3);
        double most = 0;
        for (int t = 0; t < 40 && !usual.terminated(); t++) {
            float[] action = action(family.spec().actions(), random);
            usual.act(action);
            upright.act(action);
            usual.observe(observation, 0);
            double lean = 1 - cosine.applyAsDouble(observation);
            assertEquals(3 * lean, usual.reward() - upright.reward(), 1e-6, "step " + t);
            most = Math.max(most, lean);
        }
        assertTrue(most > 0.01, "it has hardly leant: " + most);
    }

    private static float[] action(ActionSpace space, RandomGenerator random) {
        if (space instanceof ActionSpace.Discrete discrete) {
            return new float[] {random.nextInt(discrete.choices().size())};
        }
        List<Axis> axes = ((ActionSpace.Continuous) space).axes();
        float[] action = new float[axes.size()];
        for (int i = 0; i < action.length; i++) {
            action[i] = (float) (axes.get(i).low()
                    + random.nextDouble() * (axes.get(i).high() - axes.get(i).low()));
        }
        return action;
    }

    @Test
    void anUnknownTermIsRefusedWithTheNearestName() {
        String refusal = Refusal.of(() -> Families.named("Lander-v0:rewards.fule=2"));
        assertTrue(
                refusal.startsWith("Lander-v0: there is no setting 'rewards.fule'; did you mean 'rewards.fuel'?"),
                refusal);
        assertFalse(refusal.contains("\n"), refusal);
        assertTrue(Refusal.of(() -> Families.named("Lander-v0:rewards.fuel=-1"))
                .contains("rewards.fuel must be a number in [0, 1000], got '-1'"));
    }
}
