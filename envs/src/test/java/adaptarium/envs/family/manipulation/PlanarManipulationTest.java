package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.family.Mechanics;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.SceneView.Marker;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanarManipulationTest {
    private static final int GOAL_X = 13;

    private static SkillTask task(PlanarManipulation family, Split split, int i) {
        return family.tasks().sample(split, Seeds.generator(Seeds.derive(5, split.name(), i)));
    }

    @Test
    void allFamiliesSeeAndDoTheSame() {
        List<PlanarManipulation> all = PlanarManipulation.all();
        assertEquals(12, all.size());
        for (PlanarManipulation family : all) {
            assertEquals(all.get(0).spec().observation(), family.spec().observation());
            assertEquals(all.get(0).spec().actions(), family.spec().actions());
            assertEquals(family.spec(), Families.named(family.spec().id()).spec());
        }
    }

    /** Draws alone; what training, validation and evaluation draw is compared in {@code HeldOutTasksTest}. */
    @Test
    void noTwoDrawsOfDifferentSplitsAreTheSame() {
        for (PlanarManipulation family : PlanarManipulation.all()) {
            Set<SkillTask> trained = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                trained.add(task(family, Split.TRAIN, i));
            }
            assertEquals(500, trained.size());
            for (int i = 0; i < 500; i++) {
                assertFalse(trained.contains(task(family, Split.TEST, i)));
                if (family.tasks().canShift()) {
                    assertFalse(trained.contains(task(family, Split.SHIFTED, i)));
                }
            }
        }
    }

    @Test
    void sixSkillsAreTrainedAndFourOthersHeldOut() {
        PlanarManipulation family = PlanarManipulation.ofSix();
        Set<Skill> trained = EnumSet.noneOf(Skill.class);
        Set<Skill> held = EnumSet.noneOf(Skill.class);
        for (int i = 0; i < 300; i++) {
            trained.add(task(family, Split.TRAIN, i).skill());
            trained.add(task(family, Split.TEST, i).skill());
            SkillTask shifted = task(family, Split.SHIFTED, i);
            held.add(shifted.skill());
            assertTrue(shifted.goal() >= 0 && shifted.goal() <= 1 && shifted.load() <= 2);
        }
        assertEquals(6, trained.size());
        assertEquals(EnumSet.complementOf(EnumSet.copyOf(trained)), held);
    }

    @Test
    void aGoalIsObservedOnlyWhereItIsShown() {
        for (int i = 0; i < 20; i++) {
            SkillTask task = task(PlanarManipulation.ofAll(), Split.TRAIN, i);
            float[] hidden = new Environment<>(PlanarManipulation.ofSix(), task).reset(i);
            Environment<SkillTask> env = new Environment<>(PlanarManipulation.ofAll(), task);
            float[] shown = env.reset(i);
            Marker.Disc goal = (Marker.Disc) env.scene().markers().get(0);
            assertEquals(0, hidden[GOAL_X]);
            assertEquals(0, hidden[GOAL_X + 1]);
            assertEquals(goal.x(), shown[GOAL_X], 1e-6);
            assertEquals(goal.y(), shown[GOAL_X + 1], 1e-6);
        }
    }

    @Test
    void rewardsLieBetweenZeroAndOne() {
        for (int i = 0; i < 40; i++) {
            Environment<SkillTask> env =
                    new Environment<>(PlanarManipulation.ofAll(), task(PlanarManipulation.ofAll(), Split.TRAIN, i));
            env.reset(i);
            StepResult result;
            int t = 0;
            do {
                float[] action = new float[4];
                for (int k = 0; k < 4; k++) {
                    action[k] = (float) StrictMath.sin(i + k + 0.2 * t);
                }
                result = env.step(action);
                assertTrue(result.reward() > 0 && result.reward() <= 1, "reward " + result.reward());
                t++;
            } while (!result.done());
        }
    }

    @Test
    void aMechanismIsAtItsGoalWhereItsKnobIs() {
        for (int i = 0; i < 200; i++) {
            SkillTask task = task(PlanarManipulation.ofAll(), Split.TRAIN, i);
            GoalPath path = GoalPath.of(task, 0.6, 0.25);
            if (path.turn() == 0) {
                continue;
            }
            double rx = 0.6 - path.hingeX();
            double ry = 0.25 - path.hingeY();
            double gx = path.goalX() - path.hingeX();
            double gy = path.goalY() - path.hingeY();
            assertEquals(path.lever(), Math.hypot(rx, ry), 1e-12);
            assertEquals(path.lever(), Math.hypot(gx, gy), 1e-12);
            double turned = Math.toDegrees(StrictMath.atan2(rx * gy - ry * gx, rx * gx + ry * gy));
            assertEquals(path.turn() * (25 + 25 * task.goal()), turned, 1e-9);
        }
    }

    @Test
    void aDoorOpensUpwardsOnWayOneWhereverItHangs() {
        for (int side : new int[] {1, -1}) {
            for (int way : new int[] {1, -1}) {
                SkillTask door = new SkillTask(Skill.DOOR_OPEN, 0.5, 0.5, way, side, 1, 1);
                GoalPath path = GoalPath.of(door, 0.6, 0.22);
                assertEquals(way, Math.signum(path.goalY() - 0.22));
                assertEquals(-side, Math.signum(path.hingeX() - 0.6));
                SkillTask lever = new SkillTask(Skill.LEVER, 0.5, 0.5, way, side, 1, 1);
                assertEquals(way, Math.signum(GoalPath.of(lever, 0.6, 0.24).goalX() - 0.6));
                assertEquals(-side, Math.signum(GoalPath.of(lever, 0.6, 0.24).hingeY() - 0.24));
            }
        }
    }

    @Test
    void aPushedDrawerStopsAsFrictionAndSpringSay() {
        for (double friction : new double[] {0.5, 1, 2}) {
            SkillTask task = new SkillTask(Skill.DRAWER_OPEN, 0.5, 0.5, 1, 1, friction, 1);
            Environment<SkillTask> env = new Environment<>(PlanarManipulation.ofOne(Skill.DRAWER_OPEN), task);
            env.reset(1);
            Body drawer = Mechanics.world(env).body("DrawerOpen");
            double x = drawer.x();
            double speed = 1;
            drawer.setVelocity(speed, 0, 0);
            double farthest = 0;
            for (int t = 0; t < 30; t++) {
                env.step(new float[4]);
                farthest = Math.max(farthest, drawer.x() - x);
            }
            // m v^2 / 2 = F d + k d^2 / 2 with F = 5 N times friction and k = 60 N/m
            double force = 5 * friction;
            double expected = (-force + Math.sqrt(force * force + 60 * drawer.mass() * speed * speed)) / 60;
            assertEquals(expected, farthest, 0.012);
        }
    }

    @Test
    void aMechanismGoesNoOtherWay() {
        for (int way : new int[] {1, -1}) {
            SkillTask task = new SkillTask(Skill.DRAWER_OPEN, 0.5, 0.5, way, 1, 1, 1);
            Environment<SkillTask> env = new Environment<>(PlanarManipulation.ofOne(Skill.DRAWER_OPEN), task);
            env.reset(1);
            Body drawer = Mechanics.world(env).body("DrawerOpen");
            double x = drawer.x();
            drawer.setVelocity(-way, 0, 0);
            for (int t = 0; t < 10; t++) {
                env.step(new float[4]);
                assertEquals(x, drawer.x(), 0.01);
            }
        }
    }
}
