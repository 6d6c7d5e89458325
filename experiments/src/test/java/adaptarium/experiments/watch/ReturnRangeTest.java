package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnRangeTest {
    @ParameterizedTest
    @ValueSource(strings = {"CartPole-v0", "GridNavigation-v0", "PointNavigation-v0", "HalfCheetah-v0"})
    void whatRandomActionsGetIsAnEpisodeOfTheNominalTask(String family) {
        double episode = byHand(Families.named(family));
        assertEquals(
                new ReturnRange(Math.min(0, episode), Math.max(0, episode)),
                ReturnRange.ofRandom(Families.named(family)));
    }

    private static <T extends Record> double byHand(TaskFamily<T> family) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        float[] action = new float[family.spec().actionSize()];
        double sum = 0;
        try (RandomPolicy policy = new RandomPolicy(family.spec(), 1, 1, Seeds.derive(0, "range"))) {
            float[] observation = environment.reset(0);
            StepResult step;
            do {
                policy.act(observation, new boolean[] {true}, new float[0], action);
                step = environment.step(action);
                observation = step.observation();
                sum += step.reward();
            } while (!step.done());
        }
        return sum;
    }
}
