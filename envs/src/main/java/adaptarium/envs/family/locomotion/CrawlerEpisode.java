package adaptarium.envs.family.locomotion;

import adaptarium.envs.Episode;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;

/**
 * An episode of a crawler that is to come forward: paid for its torso's speed, less what its actions cost, and over when it lies on its back.
 *
 * @param <T> the family's task record
 */
interface CrawlerEpisode<T extends Record> extends Episode<T> {
    /** Part of the reward that each squared action costs. */
    double EFFORT_COST = 0.02;

    /** Lean at which the torso counts as flipped, rad. */
    double FLIPPED = 1.5;

    /** How the torso gets on. */
    Progress progress();

    @Override
    default double reward() {
        return progress().reward;
    }

    @Override
    default boolean terminated() {
        return progress().flipped;
    }

    @Override
    default boolean success() {
        return progress().x >= progress().goal;
    }

    @Override
    default SceneView scene() {
        return progress().world;
    }

    /** The torso from step to step. */
    final class Progress {
        private final PhysicsWorld world;
        private final Body torso;
        private final double step;
        private final double goal;
        private double x;
        private double reward;
        private boolean flipped;

        /**
         * Of a crawler that stands at 0.
         *
         * @param world where it crawls
         * @param torso its torso
         * @param step control timestep, s
         * @param goal way that counts as success, m
         */
        Progress(PhysicsWorld world, Body torso, double step, double goal) {
            this.world = world;
            this.torso = torso;
            this.step = step;
            this.goal = goal;
        }

        /** After a step of the world that took so much effort, the sum of squared actions. */
        void advance(double effort) {
            flipped = Math.abs(torso.angle()) > FLIPPED;
            reward = (torso.x() - x) / step - EFFORT_COST * effort - (flipped ? 1 : 0);
            x = torso.x();
        }
    }
}
