package adaptarium.envs.wrapper;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A family inside a layer.
 *
 * @param <T> the task record
 * @param inner the family inside
 * @param spec what an agent sees
 * @param repeat steps of the family inside for one step outside
 * @param maker makes the layer of an episode
 */
record WrappedFamily<T extends Record>(TaskFamily<T> inner, EnvironmentSpec spec, int repeat, LayerMaker<T> maker)
        implements TaskFamily<T> {

    /**
     * Makes the layer of one episode.
     *
     * @param <T> the task record
     */
    @FunctionalInterface
    interface LayerMaker<T extends Record> {
        /**
         * A layer for an episode that begins.
         *
         * @param task its task
         * @param random the layer's own randomness
         * @return the layer
         */
        Layer<T> make(T task, RandomGenerator random);
    }

    @Override
    public Class<T> taskType() {
        return inner.taskType();
    }

    @Override
    public boolean hasGoal() {
        return inner.hasGoal();
    }

    @Override
    public Simulation<T> newSimulation() {
        Simulation<T> simulation = inner.newSimulation();
        float[] action = new float[spec.actionSize()];
        float[] seen = new float[inner.spec().observationSize()];
        float[] shown = new float[spec.observationSize()];
        return (task, random) -> {
            // Two streams, so that how much the layer draws does not move the draws of the episode inside.
            RandomGenerator own = Seeds.generator(random.nextLong());
            RandomGenerator inside = Seeds.generator(random.nextLong());
            Layer<T> layer = maker.make(task, own);
            return new Wrapped(simulation.begin(layer.start(task), inside), layer, action, seen, shown);
        };
    }

    private final class Wrapped implements Episode<T> {
        private final Episode<T> episode;
        private final Layer<T> layer;
        private final float[] action;
        private final float[] seen;
        private final float[] shown;
        private double reward;
        private int steps;

        private Wrapped(Episode<T> episode, Layer<T> layer, float[] action, float[] seen, float[] shown) {
            this.episode = episode;
            this.layer = layer;
            this.action = action;
            this.seen = seen;
            this.shown = shown;
            look();
        }

        private void look() {
            episode.observe(seen, 0);
            layer.observation(seen, shown, steps);
        }

        @Override
        public void act(float[] outer) {
            reward = 0;
            layer.before(episode, steps);
            for (int k = 0; k < repeat && !(k > 0 && episode.terminated()); k++) {
                System.arraycopy(outer, 0, action, 0, action.length);
                layer.action(action, steps);
                episode.act(action);
                reward += episode.reward();
            }
            steps++;
            look();
        }

        @Override
        public void observe(float[] out, int offset) {
            System.arraycopy(shown, 0, out, offset, shown.length);
        }

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return episode.terminated();
        }

        @Override
        public boolean success() {
            return episode.success();
        }

        @Override
        public SceneView scene() {
            return episode.scene();
        }

        @Override
        public void changeTask(T task) {
            episode.changeTask(task);
            layer.changed(task);
        }

        @Override
        public List<Event> events() {
            List<Event> all = new ArrayList<>(episode.events());
            all.addAll(layer.events());
            all.sort(Comparator.comparingInt(Event::step));
            return List.copyOf(all);
        }
    }
}
