package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.TabularMdp;
import java.util.random.RandomGenerator;

/**
 * Takes in every state of {@link TabularMdp} the action whose mean reward is highest under the posterior, and looks no step further: after n rewards that sum to S a mean
 * has, with its prior N(1, 1) and noise of variance 1, the expectation (1 + S) / (1 + n).
 *
 * <p>Where transitions are drawn flat every action leads nearly everywhere, and what to look ahead for is little.
 */
public final class MyopicBayes implements Reference<TabularMdp.Task> {
    private static final double PRIOR_MEAN = 1; // reward; of a prior that counts as much as one draw

    @Override
    public TaskFamily<TabularMdp.Task> family() {
        return new TabularMdp();
    }

    @Override
    public String method() {
        return "highest posterior mean reward";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public Controller begin(TabularMdp.Task task, int episodes, RandomGenerator random) {
        return new Greedy(task.states(), task.actions());
    }

    private static final class Greedy implements Controller {
        private final double[][] sums; // [states][actions], the prior's mean among them
        private final int[][] counts; // likewise
        private int state;
        private int action;

        private Greedy(int states, int actions) {
            sums = new double[states][actions];
            counts = new int[states][actions];
            for (int s = 0; s < states; s++) {
                for (int a = 0; a < actions; a++) {
                    sums[s][a] = PRIOR_MEAN;
                    counts[s][a] = 1;
                }
            }
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            state = 0;
            while (observations[offset + state] == 0) {
                state++;
            }
            action = 0;
            for (int a = 1; a < counts[state].length; a++) {
                if (mean(a) > mean(action)) {
                    action = a;
                }
            }
            actions[actionOffset] = action;
        }

        private double mean(int a) {
            return sums[state][a] / counts[state][a];
        }

        @Override
        public void observe(double reward) {
            sums[state][action] += reward;
            counts[state][action]++;
        }
    }
}
