package adaptarium.meta.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds the next action of one slot by looking ahead with a model along some candidates, sequences of actions: the first action of the best one, or of the mean of the
 * best ones. The plan of the step before, moved on by a step, is one of the candidates. Used by one thread at a time.
 */
final class Planner {
    private static final float FIRST_DEVIATION = 0.7F; // of the cross-entropy method, in half the range of an action
    private static final float LEAST_DEVIATION = 0.05F;

    private final PlannerSettings settings;
    private final ModelUnits units;
    private final RandomGenerator random;
    private final boolean uniform;
    private final float[] mean; // float[H * A], the plan
    private final float[] deviation;
    private final float[] sequences; // float[C * H * A]
    private final float[] held;
    private final Imagined imagined;
    private boolean planned;

    /**
     * A planner without a plan.
     *
     * @param settings how to search
     * @param units of the model
     * @param random source of the candidates
     */
    Planner(PlannerSettings settings, ModelUnits units, RandomGenerator random) {
        this.settings = settings;
        this.units = units;
        this.random = random;
        uniform = settings.search() == PlannerSettings.Search.RANDOM;
        mean = new float[settings.horizon() * units.actions()];
        deviation = new float[mean.length];
        sequences = new float[settings.candidates() * mean.length];
        held = new float[units.actions()];
        imagined = new Imagined(units, settings.candidates(), settings.endCost());
    }

    /** Forgets the plan: another episode begins. */
    void forget() {
        planned = false;
        Arrays.fill(mean, 0);
    }

    /**
     * Chooses an action.
     *
     * @param observations what is observed, raw
     * @param at index of its first number
     * @param lastReward what the step before earned
     * @param model looks ahead
     * @param action filled in, in [−1, 1]
     * @param actionAt index of its first number
     */
    void plan(float[] observations, int at, double lastReward, Foresight model, float[] action, int actionAt) {
        if (planned) { // one step later; the last action comes twice
            System.arraycopy(mean, units.actions(), mean, 0, mean.length - units.actions());
        }
        Arrays.fill(deviation, FIRST_DEVIATION);
        for (int i = 0; i < (uniform ? 1 : settings.iterations()); i++) {
            draw();
            double[] earned = imagined.returns(observations, at, lastReward, model, sequences, settings.horizon());
            settle(best(earned, uniform ? 1 : settings.eliteCount()));
        }
        planned = true;
        System.arraycopy(mean, 0, action, actionAt, units.actions());
    }

    /**
     * Where the last plan, and some of the candidates it was weighed against, lead to from the step after: for people to look at.
     *
     * @param observations what is observed now, after the plan's first action, raw
     * @param at index of its first number
     * @param lastReward what the step earned
     * @param model looks ahead
     * @param count how many, the plan included; at most as many as there are candidates
     * @return float[H * O] each, the plan first
     */
    List<float[]> paths(float[] observations, int at, double lastReward, Foresight model, int count) {
        int a = units.actions();
        int o = units.observationSize();
        float[] ahead = new float[count * mean.length];
        for (int row = 0; row < count; row++) {
            float[] from = row == 0 ? mean : sequences;
            int first = row * mean.length;
            System.arraycopy(from, first + a, ahead, first, mean.length - a);
            System.arraycopy(from, first + mean.length - a, ahead, first + mean.length - a, a);
        }
        Imagined look = new Imagined(units, count, settings.endCost());
        look.begin(observations, at, lastReward, model);
        List<float[]> paths = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            paths.add(new float[settings.horizon() * o]);
        }
        for (int step = 0; step < settings.horizon(); step++) {
            look.step(model, ahead, step, settings.horizon());
            for (int row = 0; row < count; row++) {
                System.arraycopy(look.observed(), row * o, paths.get(row), step * o, o);
            }
        }
        return paths;
    }

    /** Draws candidates: the plan, and others that keep an action, or its distance from the plan, for some steps. */
    private void draw() {
        System.arraycopy(mean, 0, sequences, 0, mean.length);
        for (int candidate = 1; candidate < settings.candidates(); candidate++) {
            int phase = random.nextInt(settings.hold()); // so that an action may change after any step
            for (int i = 0; i < mean.length; i++) {
                int step = i / held.length;
                int axis = i % held.length;
                if (step == 0 || (step + phase) % settings.hold() == 0) {
                    held[axis] = uniform ? 2 * random.nextFloat() - 1 : (float) random.nextGaussian();
                }
                float drawn = uniform ? held[axis] : mean[i] + deviation[i] * held[axis];
                sequences[candidate * mean.length + i] = Math.max(-1, Math.min(1, drawn));
            }
        }
    }

    /** The candidates that earn most, best first; of equals the first. */
    private static int[] best(double[] earned, int count) {
        int[] best = new int[count];
        boolean[] taken = new boolean[earned.length];
        for (int k = 0; k < count; k++) {
            int highest = -1;
            for (int candidate = 0; candidate < earned.length; candidate++) {
                if (!taken[candidate] && (highest < 0 || earned[candidate] > earned[highest])) {
                    highest = candidate;
                }
            }
            taken[highest] = true;
            best[k] = highest;
        }
        return best;
    }

    /** Makes the plan the mean of some candidates. */
    private void settle(int[] elites) {
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            double squares = 0;
            for (int elite : elites) {
                double value = sequences[elite * mean.length + i];
                sum += value;
                squares += value * value;
            }
            double about = sum / elites.length;
            mean[i] = (float) about;
            double variance = Math.max(0, squares / elites.length - about * about);
            deviation[i] = Math.max(LEAST_DEVIATION, (float) Math.sqrt(variance));
        }
    }
}
