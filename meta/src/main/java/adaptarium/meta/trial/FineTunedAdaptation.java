package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.agents.update.Ppo;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.meta.play.RecordedAgent;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An agent without a memory that learns on at test time, by the algorithm that it was trained with: every task has parameters and an optimiser of its own, and after each
 * round they move as far as the round's episodes say.
 */
final class FineTunedAdaptation implements Adaptation {
    private final TrialAgent start;
    private final FineTuning settings;
    private final double rewardScale;
    private final Workers workers = new Workers(1);
    private final Ppo ppo;
    private final List<Tuned> tuned = new ArrayList<>();
    private int rounds;

    /**
     * An adaptation at the beginning of its first round.
     *
     * @param start the agent before it is tuned
     * @param settings how
     * @param rewardScale what rewards are multiplied by before values are learnt, as in training
     * @param tasks how many
     * @param seed of action noise and shuffles
     */
    FineTunedAdaptation(TrialAgent start, FineTuning settings, double rewardScale, int tasks, long seed) {
        this.start = start;
        this.settings = settings;
        this.rewardScale = rewardScale;
        ppo = new Ppo(start.network(), settings.ppo(), workers);
        for (int task = 0; task < Adaptation.requireTasks(tasks); task++) {
            tuned.add(new Tuned(Seeds.derive(seed, task)));
        }
    }

    /** The agent of one task. */
    private final class Tuned {
        private final long seed;
        private final RandomGenerator[] noise = new RandomGenerator[settings.episodes()];
        private final Rollout rollout;
        private final Optimiser optimiser = new Adam(start.network().parameterCount(), TrialLearner.ADAM_EPSILON);
        private float[] theta = start.theta();
        private Agent recorded;

        Tuned(long seed) {
            this.seed = seed;
            Arrays.setAll(noise, slot -> Seeds.generator(Seeds.derive(seed, "noise", slot)));
            TrialInputs inputs = start.inputs();
            rollout = new Rollout(noise.length, inputs.observationSize(), inputs.size(), inputs.actionSize());
            recorded = recorded();
        }

        private Agent recorded() {
            return new RecordedAgent(new TrialExplorer(start.with(theta), noise), rollout);
        }

        void learn(int round) {
            rollout.estimate(
                    rewardScale,
                    Rollout.NO_BONUSES,
                    settings.ppo().gamma(),
                    settings.ppo().lambda(),
                    /* acrossEpisodes= */ false);
            theta = ppo.update(theta, optimiser, List.of(rollout), Seeds.derive(seed, "ppo", round))
                    .theta();
            rollout.clear();
            recorded = recorded();
        }
    }

    @Override
    public int tasks() {
        return tuned.size();
    }

    @Override
    public int episodesPerRound() {
        return settings.episodes();
    }

    @Override
    public int rounds() {
        return settings.rounds();
    }

    /** Several passes of PPO over the round's episodes follow it, be they one or many. */
    @Override
    public RoundKind roundKind() {
        return RoundKind.BATCH;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        for (int task = 0; task < tuned.size(); task++) {
            Tuned one = tuned.get(task);
            float[] chosen = part(actions, task);
            one.recorded.act(part(observations, task), part(active, task), new float[0], chosen);
            System.arraycopy(chosen, 0, actions, task * chosen.length, chosen.length);
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        for (int task = 0; task < tuned.size(); task++) {
            Tuned one = tuned.get(task);
            one.recorded.observe(
                    part(rewards, task), part(terminated, task), part(truncated, task), part(nextObservations, task));
        }
    }

    private float[] part(float[] all, int task) {
        int size = all.length / tuned.size();
        return Arrays.copyOfRange(all, task * size, (task + 1) * size);
    }

    private boolean[] part(boolean[] all, int task) {
        int size = all.length / tuned.size();
        return Arrays.copyOfRange(all, task * size, (task + 1) * size);
    }

    @Override
    public void endRound() {
        for (Tuned one : tuned) {
            one.learn(rounds);
        }
        rounds++;
    }

    /** How far each block of parameters has moved: the root mean square of its changes. */
    @Override
    public float[] fastState(int task) {
        List<ParameterLayout.Block> blocks = start.network().network().layout().blocks();
        float[] moved = new float[blocks.size()];
        for (int b = 0; b < moved.length; b++) {
            double sum = 0;
            int from = Math.toIntExact(blocks.get(b).offset());
            int size = Math.toIntExact(blocks.get(b).size());
            for (int i = from; i < from + size; i++) {
                double change = tuned.get(task).theta[i] - start.theta()[i];
                sum += change * change;
            }
            moved[b] = (float) Math.sqrt(sum / size);
        }
        return moved;
    }

    @Override
    public List<FastPart> fastParts() {
        return List.of(new FastPart("change by layer", fastState(0).length));
    }

    @Override
    public void close() {
        workers.close();
    }
}
