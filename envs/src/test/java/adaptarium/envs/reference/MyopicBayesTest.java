package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.diagnostic.TabularMdp;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MyopicBayesTest {
    private final TabularMdp family = new TabularMdp();

    private List<TabularMdp.Task> tasks(int count) {
        TaskSpace<TabularMdp.Task> space = family.tasks();
        return IntStream.range(0, count)
                .mapToObj(i -> space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(3, "tasks", i))))
                .toList();
    }

    private static int act(Controller controller, int state) {
        float[] observation = new float[10];
        observation[state] = 1;
        float[] action = new float[1];
        controller.act(observation, 0, action, 0);
        return (int) action[0];
    }

    /** After 3 in state 0 the mean is (1 + 3) / 2 = 2; after -4 more it is 0 and less than the 1 of an action never tried. What another state gave does not count. */
    @Test
    void anActionIsKeptAsLongAsItsMeanIsHighest() {
        Controller controller = new MyopicBayes().begin(tasks(1).get(0), 1, Seeds.generator(1));
        assertEquals(0, act(controller, 0));
        controller.observe(3);
        assertEquals(0, act(controller, 7));
        controller.observe(0.9); // mean 0.95
        assertEquals(1, act(controller, 7));
        controller.observe(1.2);
        assertEquals(0, act(controller, 0));
        controller.observe(-4);
        assertEquals(1, act(controller, 0));
        controller.observe(1);
        assertEquals(1, act(controller, 7));
    }

    /** Ten states, each a bandit of its own whichever way one came: first visits earn 1 in the mean, second ones 1 + E max(Z, 0) with Z ~ N(0, 1/2): 1.282. */
    @Test
    void aSecondVisitEarnsWhatTheNormalDistributionSays() {
        List<TabularMdp.Task> tasks = tasks(4000);
        double[] sums = new double[2];
        for (int i = 0; i < tasks.size(); i++) {
            TabularMdp.Task task = tasks.get(i);
            Controller controller = new MyopicBayes().begin(task, 1, Seeds.generator(i));
            var random = Seeds.generator(Seeds.derive(4, "rewards", i));
            for (int visit = 0; visit < 2; visit++) {
                double reward = task.tables().meanReward(0, act(controller, 0)) + random.nextGaussian();
                controller.observe(reward);
                sums[visit] += reward;
            }
        }
        double error = 4 * Math.sqrt(2.0 / 4000); // a reward's variance is at most 2
        assertEquals(1, sums[0] / tasks.size(), error);
        assertEquals(1 + Math.sqrt(0.5 / (2 * Math.PI)), sums[1] / tasks.size(), error);
    }
}
