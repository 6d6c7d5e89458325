package adaptarium.meta.baseline;

/** PPO on all tasks at once, and PPO on the one task at test time: what the adaptation's budget is worth when it is spent on plain gradient steps. */
public final class FineTunedPpo implements TunedPpoAlgorithm {
    @Override
    public String name() {
        return "ppo-finetuned";
    }

    @Override
    public String title() {
        return "PPO, fine-tuned";
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory on all tasks, and at test time PPO on the task, after every round of"
                + " episodes.";
    }

    @Override
    public boolean isTrained() {
        return true;
    }

    @Override
    public double tuningRate() {
        return 3e-4;
    }
}
