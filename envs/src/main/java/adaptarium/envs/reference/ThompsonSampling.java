package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import adaptarium.envs.family.diagnostic.GammaDraws;
import java.util.random.RandomGenerator;

/** Thompson sampling on {@link BernoulliBandit}: pulls the arm that wins most often in a draw from the posterior under uniform priors (Thompson 1933). */
public final class ThompsonSampling implements Reference<BernoulliBandit.Task> {
    @Override
    public TaskFamily<BernoulliBandit.Task> family() {
        return new BernoulliBandit();
    }

    @Override
    public String method() {
        return "Thompson sampling";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public Controller begin(BernoulliBandit.Task task, int episodes, RandomGenerator random) {
        return new Sampler(task.arms(), random);
    }

    private static final class Sampler implements Controller {
        private final RandomGenerator random;
        private final int[] wins;
        private final int[] losses;
        private int pulled;

        private Sampler(int arms, RandomGenerator random) {
            wins = new int[arms];
            losses = new int[arms];
            this.random = random;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double best = -1;
            for (int arm = 0; arm < wins.length; arm++) {
                double won = GammaDraws.next(wins[arm] + 1, random);
                double lost = GammaDraws.next(losses[arm] + 1, random);
                double draw = won / (won + lost); // of Beta(wins + 1, losses + 1)
                if (draw > best) {
                    best = draw;
                    pulled = arm;
                }
            }
            actions[actionOffset] = pulled;
        }

        @Override
        public void observe(double reward) {
            if (reward > 0) {
                wins[pulled]++;
            } else {
                losses[pulled]++;
            }
        }
    }
}
