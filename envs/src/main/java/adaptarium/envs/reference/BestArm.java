package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import java.util.random.RandomGenerator;

/** Always pulls the best arm of {@link BernoulliBandit}. */
public final class BestArm implements Reference<BernoulliBandit.Task> {
    @Override
    public TaskFamily<BernoulliBandit.Task> family() {
        return new BernoulliBandit();
    }

    @Override
    public String method() {
        return "best arm";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(BernoulliBandit.Task task, int episodes, RandomGenerator random) {
        int best = 0;
        for (int arm = 1; arm < task.arms(); arm++) {
            if (task.probability(arm) > task.probability(best)) {
                best = arm;
            }
        }
        int pulled = best;
        return (observations, offset, actions, actionOffset) -> actions[actionOffset] = pulled;
    }
}
