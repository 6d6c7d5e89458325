package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.MdpTables;
import adaptarium.envs.family.diagnostic.TabularMdp;
import java.util.random.RandomGenerator;

/** Plays {@link TabularMdp} by the optimal policy for its horizon, found by value iteration on the task's tables. */
public final class MdpPlanner implements Reference<TabularMdp.Task> {
    @Override
    public TaskFamily<TabularMdp.Task> family() {
        return new TabularMdp();
    }

    @Override
    public String method() {
        return "value iteration";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(TabularMdp.Task task, int episodes, RandomGenerator random) {
        return new Planned(actions(task.tables(), TabularMdp.HORIZON));
    }

    /** The best action of every state, by steps left less one: int[horizon][states]. */
    private static int[][] actions(MdpTables tables, int horizon) {
        int[][] best = new int[horizon][tables.states()];
        double[] values = new double[tables.states()];
        for (int left = 0; left < horizon; left++) {
            double[] before = new double[tables.states()];
            for (int s = 0; s < before.length; s++) {
                before[s] = Double.NEGATIVE_INFINITY;
                for (int a = 0; a < tables.actions(); a++) {
                    double value = tables.meanReward(s, a);
                    for (int next = 0; next < values.length; next++) {
                        value += tables.probability(s, a, next) * values[next];
                    }
                    if (value > before[s]) {
                        before[s] = value;
                        best[left][s] = a;
                    }
                }
            }
            values = before;
        }
        return best;
    }

    private static final class Planned implements Controller {
        private final int[][] best;
        private int left;

        private Planned(int[][] best) {
            this.best = best;
        }

        @Override
        public void beginEpisode() {
            left = best.length;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            int state = 0;
            while (observations[offset + state] == 0) {
                state++;
            }
            left = Math.max(0, left - 1); // longer episodes than it was made for end with its last step
            actions[actionOffset] = best[left][state];
        }
    }
}
