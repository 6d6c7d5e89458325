package adaptarium.envs.family.locomotion;

import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.List;

/**
 * An episode of a crawler that is to come forward: paid for its torso's speed, less what its actions cost, and over when it lies on its back.
 *
 * @param <T> the family's task record
 */
interface CrawlerEpisode<T extends Record> extends Episode<T> {
    /** What the families' reward is made of. */
    List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("speed", 1, "forward speed in m/s"),
            FamilySetting.reward("control", 0.02, "cost of the sum of the squared actions"),
            FamilySetting.reward("flip", 1, "cost of a flip"),
            FamilySetting.reward("lean", 0, "cost of a torso that leans, 1 minus the cosine of its angle"));

    /** Lean at which the torso counts as flipped, rad. */
    double FLIPPED = 1.5;

    /** How the torso gets on. */
    Progress progress();

    @Override
    default double reward() {
        return reward(Progress.STANDARD);
    }

    @Override
    default double reward(double[] weights) {
        return progress().reward(weights);
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
        private static final double[] STANDARD = FamilySetting.standards(TERMS);

        private final PhysicsWorld world;
        private final Body torso;
        private final double step;
        private final double goal;
        private double x;
        private double speed; // m/s
        private double effort;
        private double lean;
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
        void advance(double spent) {
            flipped = Math.abs(torso.angle()) > FLIPPED;
            lean = 1 - Trigonometry.cos(torso.angle());
            speed = (torso.x() - x) / step;
            effort = spent;
            x = torso.x();
        }

        double reward(double[] weights) {
            return weights[0] * speed - weights[1] * effort - (flipped ? weights[2] : 0) - weights[3] * lean;
        }
    }
}
