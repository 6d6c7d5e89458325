package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * No body of a family that stands on earth is ever below the ground. {@code -Dadaptarium.test.episodes=2000} plays 2,000 episodes of each family and kind instead of a few; they take
 * turns between training and shifted tasks.
 *
 * <p>With actions drawn at every step, every body's centre stays above the ground. Extreme actions that are held throw a walker down hard enough for a thin
 * foot to overlap the ground by more than half in the step of the impact, as it does where collisions are found at discrete times; it comes out again, and no
 * body passes through.
 */
class WalkersAboveGroundTest {
    private static final int EPISODES = Integer.getInteger("adaptarium.test.episodes", 10);
    private static final int HOLD = 12; // steps
    private static final double DEEPEST = 0.2; // m, of a corner in the step of an impact

    private static final Geometry.Polyline LEVEL = new Geometry.Polyline(new double[] {-200, 200}, new double[] {0, 0});

    @TestFactory
    List<DynamicTest> noCentreIsBelowTheGround() {
        return tests(/* held= */ false);
    }

    @TestFactory
    List<DynamicTest> noBodyPassesThroughTheGround() {
        return tests(/* held= */ true);
    }

    private static List<DynamicTest> tests(boolean held) {
        List<PhysicsFamily<?>> walkers = new ArrayList<>();
        for (TaskFamily<?> family : Families.all()) {
            if (family instanceof PhysicsFamily<?> physics && onEarth(physics)) {
                walkers.add(physics);
            }
        }
        assertTrue(walkers.size() >= 25, walkers.size() + " families stand on earth or at a table");
        return walkers.stream()
                .map(family -> DynamicTest.dynamicTest(family.spec().id(), () -> playAll(family, held)))
                .toList();
    }

    private static <T extends Record> boolean onEarth(PhysicsFamily<T> family) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        environment.reset(1);
        return below(Mechanics.world(environment)).isPresent();
    }

    /** What nothing falls through: the earth, or the arm's table. */
    private static Optional<Body> below(PhysicsWorld world) {
        return world.bodies().stream()
                .filter(body -> body.name().equals("ground") || body.name().equals("table"))
                .findFirst();
    }

    private static <T extends Record> void playAll(PhysicsFamily<T> family, boolean held) {
        TaskSpace<T> space = family.tasks();
        for (long episode = 0; episode < EPISODES; episode++) {
            Split split = episode % 2 == 1 && space.canShift() ? Split.SHIFTED : Split.TRAIN;
            T task = space.sample(split, Seeds.generator(episode));
            play(new Environment<>(family, task), episode, held);
        }
    }

    private static void play(Environment<?> env, long seed, boolean held) {
        env.reset(seed);
        PhysicsWorld world = Mechanics.world(env);
        Geometry first = below(world).orElseThrow().geometry().get(0);
        Geometry.Polyline ground = first instanceof Geometry.Polyline line ? line : LEVEL;
        RandomGenerator random = Seeds.generator(seed);
        float[] action = new float[env.spec().actionSize()];
        boolean done = false;
        for (int t = 0; !done; t++) {
            for (int i = 0; i < action.length; i++) {
                float drawn = 2 * random.nextFloat() - 1;
                if (!held) {
                    action[i] = drawn;
                } else if (t % HOLD == 0) {
                    action[i] = Math.copySign(1, drawn);
                }
            }
            done = env.step(action).done();
            for (Body body :
                    world.bodies().stream().filter(body -> body.mass() > 0).toList()) {
                double centre = Mechanics.above(ground, body.centreX(), body.centreY());
                double corner = Mechanics.clearance(body, ground);
                boolean inside = centre <= 0 && (!held || Mechanics.crest(body, ground) <= 0);
                int step = t + 1;
                assertTrue(
                        !inside && corner > -DEEPEST,
                        () -> body.name() + "'s centre is " + centre + " m above the ground, its lowest corner "
                                + corner + " m, at step " + step + " of seed " + seed + ", " + env.task());
            }
        }
    }
}
