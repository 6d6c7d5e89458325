package adaptarium.envs;

import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.random.RandomGenerator;

/**
 * A family of tasks for 2D rigid bodies: it fills a physics world at the beginning of an episode and acts on it.
 *
 * @param <T> the task record
 */
public interface PhysicsFamily<T extends Record> extends TaskFamily<T> {
    /** Gravity and control rate of the worlds it is played in. */
    WorldSettings world();

    /**
     * Begins an episode.
     *
     * @param world empty; it belongs to the episode until the next one begins
     * @param task the hidden parameters
     * @param random the episode's only source of randomness, its own to the end of the episode
     * @return the episode, in its initial state
     */
    Episode<T> begin(PhysicsWorld world, T task, RandomGenerator random);

    @Override
    default Simulation<T> newSimulation() {
        PhysicsWorld world = new PhysicsWorld(world());
        return (task, random) -> {
            world.clear();
            return begin(world, task, random);
        };
    }
}
