package adaptarium.envs.check;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import java.util.Arrays;

/** The numbers of one episode: observations, rewards, ends and successes, step by step. */
final class Trajectory {
    private final int observationSize;
    private float[] numbers;
    private int size;
    private int steps;
    private boolean terminated;
    private boolean succeeded;

    Trajectory(EnvironmentSpec spec) {
        observationSize = spec.observationSize();
        numbers = new float[(observationSize + 2) * (spec.horizon() + 1)];
    }

    /** Adds what can be seen of an episode at this moment, after a step or, with {@code first}, before the first one. */
    void add(Episode<?> episode, boolean first) {
        if (size + observationSize + 2 > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        episode.observe(numbers, size);
        size += observationSize;
        if (first) {
            return;
        }
        steps++;
        terminated = episode.terminated();
        succeeded |= episode.success();
        numbers[size++] = (float) episode.reward();
        numbers[size++] = (terminated ? 1 : 0) + (episode.success() ? 2 : 0);
    }

    int steps() {
        return steps;
    }

    boolean terminated() {
        return terminated;
    }

    boolean succeeded() {
        return succeeded;
    }

    /** The first step at which two trajectories differ in any bit; -1 where they are the same. */
    int firstDifference(Trajectory other) {
        int common = Math.min(size, other.size);
        for (int i = 0; i < common; i++) {
            if (Float.floatToRawIntBits(numbers[i]) != Float.floatToRawIntBits(other.numbers[i])) {
                return Math.max(0, (i - observationSize) / (observationSize + 2) + (i < observationSize ? 0 : 1));
            }
        }
        return size == other.size ? -1 : common / (observationSize + 2);
    }

    boolean same(Trajectory other) {
        return firstDifference(other) < 0;
    }
}
