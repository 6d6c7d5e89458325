package adaptarium.meta;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;

/** The baseline that knows nothing: uniform actions within the bounds. It adapts to nothing, one episode per round. */
public final class RandomPolicy implements Adaptation {
    /** What records call it. */
    public static final String NAME = "random";

    /** What reports call it. */
    public static final String TITLE = "random actions";

    private final ActionSpace actionSpace;
    private final int tasks;
    private final int episodesPerRound;
    private final RandomGenerator random;

    /**
     * A random policy.
     *
     * @param spec the family's description
     * @param tasks how many tasks are played side by side
     * @param episodesPerRound episodes of each task in a round
     * @param seed the seed of the actions
     */
    public RandomPolicy(EnvironmentSpec spec, int tasks, int episodesPerRound, long seed) {
        if (tasks < 1 || episodesPerRound < 1) {
            throw new IllegalArgumentException(
                    "tasks and episodesPerRound must be at least 1, got " + tasks + " and " + episodesPerRound);
        }
        this.actionSpace = spec.actions();
        this.tasks = tasks;
        this.episodesPerRound = episodesPerRound;
        this.random = Seeds.generator(seed);
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int episodesPerRound() {
        return episodesPerRound;
    }

    @Override
    public int rounds() {
        return 0;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        int size = actionSpace.size();
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                draw(actions, slot * size);
            }
        }
    }

    private void draw(float[] actions, int offset) {
        if (actionSpace instanceof ActionSpace.Discrete discrete) {
            actions[offset] = random.nextInt(discrete.choices().size());
        } else if (actionSpace instanceof ActionSpace.Continuous continuous) {
            List<Axis> axes = continuous.axes();
            for (int i = 0; i < axes.size(); i++) {
                Axis axis = axes.get(i);
                actions[offset + i] = (float) (axis.low() + random.nextDouble() * (axis.high() - axis.low()));
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    public void endRound() {}
}
