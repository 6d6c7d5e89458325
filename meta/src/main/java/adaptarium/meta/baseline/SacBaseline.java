package adaptarium.meta.baseline;

import adaptarium.meta.Role;

/** Soft actor-critic on all tasks at once: the best fixed behaviour from fewer environment steps than PPO needs. It does not adapt. */
public final class SacBaseline implements SacAlgorithm {
    @Override
    public String name() {
        return "sac";
    }

    @Override
    public String title() {
        return "SAC without adaptation";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: soft actor-critic (SAC, Haarnoja et al. 2018) from replay on all tasks; does not adapt.";
    }

    @Override
    public boolean seesTask() {
        return false;
    }
}
