package adaptarium.meta.baseline;

import adaptarium.meta.Role;

/** PPO without a memory on all tasks at once: the best fixed behaviour for the whole distribution. It does not adapt. */
public final class PpoBaseline implements PpoAlgorithm {
    @Override
    public String name() {
        return "ppo";
    }

    @Override
    public String title() {
        return "PPO without adaptation";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory on all tasks (domain randomisation, Tobin et al. 2017); does not adapt.";
    }

    @Override
    public boolean seesTask() {
        return false;
    }
}
