package adaptarium.meta.baseline;

/**
 * PPO on the one task at test time, from random parameters: what the adaptation's budget is worth to who has learnt nothing before. Its updates only play, so that
 * observations and rewards are known in their usual units; one is enough.
 */
public final class PpoFromScratch implements TunedPpoAlgorithm {
    @Override
    public String name() {
        return "ppo-from-scratch";
    }

    @Override
    public String title() {
        return "PPO from scratch";
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory from random parameters, on the one task at test time; one update is"
                + " enough, it only tells the units of observations and rewards.";
    }

    @Override
    public boolean isTrained() {
        return false;
    }

    @Override
    public double tuningRate() {
        return 3e-3;
    }
}
