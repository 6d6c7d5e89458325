package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Pulls the arm of {@link BernoulliBandit} with the greatest Gittins index for the pulls that are left, under uniform priors: nearly the optimum. */
public final class GittinsIndices implements Reference<BernoulliBandit.Task> {
    private final Map<Integer, GittinsTable> tables =
            new ConcurrentHashMap<>(); // by pulls in a trial; each costs a tenth of a second

    @Override
    public TaskFamily<BernoulliBandit.Task> family() {
        return new BernoulliBandit();
    }

    @Override
    public String method() {
        return "Gittins indices";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public Controller begin(BernoulliBandit.Task task, int episodes, RandomGenerator random) {
        return new Indexed(task.arms(), tables.computeIfAbsent(BernoulliBandit.PULLS * episodes, GittinsTable::of));
    }

    private static final class Indexed implements Controller {
        private final GittinsTable table;
        private final int[] wins;
        private final int[] losses;
        private int pulls;
        private int pulled;

        private Indexed(int arms, GittinsTable table) {
            wins = new int[arms];
            losses = new int[arms];
            this.table = table;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double best = -1;
            for (int arm = 0; arm < wins.length; arm++) {
                double index = table.index(wins[arm], losses[arm], pulls);
                if (index > best) {
                    best = index;
                    pulled = arm;
                }
            }
            actions[actionOffset] = pulled;
        }

        @Override
        public void observe(double reward) {
            pulls++;
            if (reward > 0) {
                wins[pulled]++;
            } else {
                losses[pulled]++;
            }
        }
    }
}
