package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.Wrapper;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A family inside a layer: the same tasks, and the actions, observations, rewards or the horizon changed. A {@link Wrapper} makes one with {@link #of}.
 *
 * @param <T> the task record
 */
public final class WrappedFamily<T extends Record> implements TaskFamily<T> {
    /** What a controller that was made for the family inside is worth here. */
    public enum Controllers {
        /** It sees and does what it sees and does there. */
        SAME,
        /** It can play, though it was not made for this. */
        PLAY,
        /** What it was told is not true here. */
        NONE
    }

    private final Builder<T> parts;
    private final EnvironmentSpec spec;

    private WrappedFamily(Builder<T> parts) {
        this.parts = parts;
        EnvironmentSpec inside = parts.inner.spec();
        String text = parts.arguments.isEmpty() ? "" : "=" + String.join(",", parts.arguments);
        spec = inside.change()
                .id(inside.id() + "+" + parts.wrapper.name() + text)
                .observation(parts.observation == null ? inside.observation() : parts.observation)
                .controlTimestep(inside.controlTimestep() * Math.min(parts.repeat, inside.horizon()))
                .horizon(parts.horizon > 0 ? parts.horizon : (inside.horizon() + parts.repeat - 1) / parts.repeat)
                .reward(parts.rewardMeaning == null ? inside.rewardMeaning() : parts.rewardMeaning)
                .build();
    }

    /**
     * Begins to wrap a family; without further changes the result behaves as the family inside.
     *
     * @param <T> the task record
     * @param inner the family inside
     * @param wrapper who wraps it
     * @param arguments what stood behind the wrapper's name, cut at the commas
     * @return what is to be changed
     */
    public static <T extends Record> Builder<T> of(TaskFamily<T> inner, Wrapper wrapper, List<String> arguments) {
        return new Builder<>(inner, wrapper, arguments);
    }

    /** The family inside. */
    public TaskFamily<T> inner() {
        return parts.inner;
    }

    /** What a controller that was made for the family inside is worth here. */
    public Controllers controllers() {
        return parts.controllers;
    }

    /** The index at which the newest observation of the family inside begins in what is shown. */
    public int newestAt() {
        return parts.newestAt;
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public Class<T> taskType() {
        return parts.inner.taskType();
    }

    @Override
    public TaskSpace<T> tasks() {
        return parts.inner.tasks();
    }

    @Override
    public boolean hasGoal() {
        return parts.inner.hasGoal();
    }

    @Override
    public String goalMeaning() {
        return parts.inner.goalMeaning();
    }

    /** The layers inside are told, so that what they plan lies within the time there is. */
    @Override
    public TaskFamily<T> withHorizon(int horizon) {
        if (horizon == spec.horizon()) {
            return this;
        }
        TaskFamily<T> longer = parts.inner.withHorizon(inside(horizon, parts.repeat));
        return parts.horizon > 0
                ? new WrappedFamily<>(parts.around(longer, horizon))
                : parts.wrapper.wrap(longer, parts.arguments);
    }

    private static int inside(int horizon, int repeat) {
        return (int) Math.min((long) horizon * repeat, Integer.MAX_VALUE);
    }

    @Override
    public Simulation<T> newSimulation() {
        Simulation<T> simulation = parts.inner.newSimulation();
        float[] action = new float[spec.actionSize()];
        float[] seen = new float[parts.inner.spec().observationSize()];
        float[] shown = new float[spec.observationSize()];
        int innerHorizon = parts.repeat > 1 ? parts.inner.spec().horizon() : Integer.MAX_VALUE;
        return (task, random) -> {
            // Two streams, so that how much the layer draws does not move the draws of the episode inside.
            RandomGenerator own = Seeds.generator(random.nextLong());
            RandomGenerator inside = Seeds.generator(random.nextLong());
            Layer<T> layer = parts.maker.make(task, spec.horizon(), own);
            return new WrappedEpisode<>(
                    simulation.begin(layer.start(task), inside),
                    layer,
                    parts.repeat,
                    innerHorizon,
                    parts.newestAt,
                    action,
                    seen,
                    shown);
        };
    }

    /**
     * The reward of a step.
     *
     * @param <T> the task record
     */
    @FunctionalInterface
    public interface RewardRule<T extends Record> {
        /**
         * The reward that is given.
         *
         * @param reward that of the family inside
         * @param inner the episode inside, after the step
         * @return the reward
         */
        double reward(double reward, Episode<T> inner);
    }

    /**
     * What a wrapper changes of a family.
     *
     * @param <T> the task record
     */
    public static final class Builder<T extends Record> {
        private final TaskFamily<T> inner;
        private final Wrapper wrapper;
        private final List<String> arguments;
        private @Nullable List<Axis> observation;
        private int newestAt;
        private int repeat = 1;
        private int horizon; // 0 for that of the family inside
        private @Nullable String rewardMeaning;
        private Controllers controllers = Controllers.PLAY;
        private Layer.Maker<T> maker = (task, steps, random) -> new Layer<>() {};

        private Builder(TaskFamily<T> inner, Wrapper wrapper, List<String> arguments) {
            this.inner = inner;
            this.wrapper = wrapper;
            this.arguments = List.copyOf(arguments);
        }

        private Builder<T> around(TaskFamily<T> other, int newHorizon) {
            Builder<T> copy = new Builder<>(other, wrapper, arguments);
            copy.observation = observation;
            copy.newestAt = newestAt;
            copy.repeat = repeat;
            copy.horizon = newHorizon;
            copy.rewardMeaning = rewardMeaning;
            copy.controllers = controllers;
            copy.maker = maker;
            return copy;
        }

        /**
         * Shows other numbers; the layer's {@code observation} fills them in.
         *
         * @param axes one for every number that is shown
         * @param newest the index at which the newest observation of the family inside begins
         * @return this
         */
        public Builder<T> observation(List<Axis> axes, int newest) {
            observation = List.copyOf(axes);
            newestAt = newest;
            return this;
        }

        /**
         * Lets an action act for several steps of the family inside, but not beyond its horizon. Their rewards are added, and a goal met in any of them
         * is met.
         *
         * @param times how many, at least 1
         * @return this
         */
        public Builder<T> repeat(int times) {
            repeat = times;
            return this;
        }

        /**
         * Sets another horizon.
         *
         * @param steps after which episodes are truncated, at least 1
         * @return this
         */
        public Builder<T> horizon(int steps) {
            horizon = steps;
            return this;
        }

        /**
         * Says what is rewarded; the layer's {@code reward} gives it.
         *
         * @param meaning one sentence
         * @return this
         */
        public Builder<T> rewardMeaning(String meaning) {
            rewardMeaning = meaning;
            return this;
        }

        /**
         * Says what a controller that was made for the family inside is worth here; unless said, it can play.
         *
         * @param worth what
         * @return this
         */
        public Builder<T> controllers(Controllers worth) {
            controllers = worth;
            return this;
        }

        /**
         * Says what happens in an episode.
         *
         * @param newMaker makes the layer of an episode
         * @return this
         */
        public Builder<T> layer(Layer.Maker<T> newMaker) {
            maker = newMaker;
            return this;
        }

        /**
         * Gives other rewards, and nothing else: it takes the place of a layer.
         *
         * @param meaning one sentence that says what is rewarded
         * @param rule the reward of a step
         * @return this
         */
        public Builder<T> rewards(String meaning, RewardRule<T> rule) {
            return rewardMeaning(meaning).layer((task, steps, random) -> new Layer<>() {
                @Override
                public double reward(double reward, Episode<T> episode) {
                    return rule.reward(reward, episode);
                }
            });
        }

        /** The wrapped family. */
        public TaskFamily<T> family() {
            return new WrappedFamily<>(
                    around(horizon > 0 ? inner.withHorizon(inside(horizon, repeat)) : inner, horizon));
        }
    }
}
