package adaptarium.meta.model;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.kernel.Workers;
import adaptarium.meta.Adaptation;
import adaptarium.meta.play.Agent;
import adaptarium.meta.play.DrawingAgent;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Acts by planning with a model, which hears of every step. */
final class PlanningAgent implements DrawingAgent {
    private final ModelUnits units;
    private final OnlineModel model;
    private final PlannerSettings settings;
    private final ActionScale scale;
    private final Workers workers;
    private final Planner[] planners;
    private final double noise; // in half the range of an action
    private final RandomGenerator[] noises; // one for each slot
    private final float[] seen; // float[N * O], what the last actions were chosen for
    private final float[] reached; // float[N * O], what they led to
    private final float[] drawn; // float[N * A], the last actions in [−1, 1]
    private final double[] lastRewards;
    private final boolean[] acted;

    /**
     * An agent that has seen nothing.
     *
     * @param units of the model
     * @param model of as many slots as will be played
     * @param settings how to plan
     * @param scale of the family's actions
     * @param noise deviation of what is added to planned actions, in half the range of an action; 0 to act as planned
     * @param slots N
     * @param seed of the candidates and the noise
     * @param workers work on slots; never change a result
     */
    PlanningAgent(
            ModelUnits units,
            OnlineModel model,
            PlannerSettings settings,
            ActionScale scale,
            double noise,
            int slots,
            long seed,
            Workers workers) {
        this.units = units;
        this.model = model;
        this.settings = settings;
        this.scale = scale;
        this.workers = workers;
        this.noise = noise;
        planners = new Planner[slots];
        noises = new RandomGenerator[slots];
        for (int slot = 0; slot < slots; slot++) {
            RandomGenerator random = Seeds.generator(Seeds.derive(seed, "slot", slot));
            planners[slot] = new Planner(settings, units, random);
            noises[slot] = Seeds.generator(Seeds.derive(seed, "noise", slot));
        }
        seen = new float[slots * units.observationSize()];
        reached = new float[seen.length];
        drawn = new float[slots * units.actions()];
        lastRewards = new double[slots];
        acted = new boolean[slots];
    }

    @Override
    public float[] drawn() {
        return drawn;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        int o = units.observationSize();
        int a = units.actions();
        System.arraycopy(active, 0, acted, 0, acted.length);
        System.arraycopy(observations, 0, seen, 0, seen.length);
        workers.map(planners.length, slot -> {
            if (active[slot]) {
                planners[slot].plan(seen, slot * o, lastRewards[slot], model.foresight(slot), drawn, slot * a);
                stray(slot);
            }
            return slot;
        });
        float[] scaled = new float[drawn.length];
        for (int slot = 0; slot < acted.length; slot++) {
            if (active[slot]) {
                scale.apply(drawn, slot * a, scaled);
                System.arraycopy(scaled, slot * a, actions, slot * a, a);
            }
        }
    }

    /** Does something beside the plan, so that a model hears of more than it believes to be best. */
    private void stray(int slot) {
        int a = units.actions();
        for (int i = slot * a; noise > 0 && i < (slot + 1) * a; i++) {
            drawn[i] = (float) Math.max(-1, Math.min(1, drawn[i] + noise * noises[slot].nextGaussian()));
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        System.arraycopy(nextObservations, 0, reached, 0, reached.length);
        float[] earned = rewards.clone();
        boolean[] over = terminated.clone();
        workers.map(planners.length, slot -> {
            if (acted[slot]) {
                learn(slot, earned[slot], over[slot], reached);
            }
            return slot;
        });
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot] && (terminated[slot] || truncated[slot])) {
                planners[slot].forget();
            }
        }
    }

    private void learn(int slot, float reward, boolean terminated, float[] next) {
        float[] input = new float[units.inputs()];
        float[] target = new float[units.outputs()];
        int at = slot * units.observationSize();
        units.input(seen, at, drawn, slot * units.actions(), lastRewards[slot], input, 0);
        units.target(seen, next, at, reward, terminated, target, 0);
        lastRewards[slot] = reward;
        model.learn(slot, input, target);
    }

    /**
     * Where a slot's plan and some of its candidates lead to.
     *
     * @param slot which; it has acted
     * @param count how many, at most
     */
    List<float[]> paths(int slot, int count) {
        if (!acted[slot]) {
            return List.of();
        }
        int at = slot * units.observationSize();
        return planners[slot].paths(
                reached, at, lastRewards[slot], model.foresight(slot), Math.min(count, settings.candidates()));
    }

    /**
     * What a slot's model says from now on.
     *
     * @param slot which
     * @return the forecast; empty where the slot has not acted
     */
    Optional<Adaptation.Forecast> forecast(int slot) {
        if (!acted[slot]) {
            return Optional.empty();
        }
        int o = units.observationSize();
        float[] now = Arrays.copyOfRange(reached, slot * o, (slot + 1) * o);
        double lastReward = lastRewards[slot];
        Foresight kept = model.kept(slot);
        return Optional.of(actions -> ahead(now, lastReward, kept, actions));
    }

    private float[] ahead(float[] now, double lastReward, Foresight kept, float[] actions) {
        int o = units.observationSize();
        int steps = actions.length / units.actions();
        float[] asked = new float[actions.length];
        for (int step = 0; step < steps; step++) {
            scale.undo(actions, step * units.actions(), asked);
        }
        Imagined look = new Imagined(units, /* count= */ 1, settings.endCost());
        look.begin(now, 0, lastReward, kept);
        float[] seenThen = new float[steps * o];
        for (int step = 0; step < steps; step++) {
            look.step(kept, asked, step, steps);
            System.arraycopy(look.observed(), 0, seenThen, step * o, o);
        }
        return seenThen;
    }

    /** Nothing has been earned, as before the first step. */
    void forgetRewards() {
        Arrays.fill(lastRewards, 0);
    }

    /** What a slot's model has adapted to. */
    float[] adapted(int slot) {
        return model.adapted(slot);
    }

    /** What these numbers are. */
    List<Adaptation.FastPart> adaptedParts() {
        return model.adaptedParts();
    }
}
