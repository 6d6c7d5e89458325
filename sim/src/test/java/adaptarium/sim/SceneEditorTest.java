package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneEditorTest {
    private static final double STEP = 0.02; // s

    /** A box on level ground, and a pendulum hinged to a post. */
    private static PhysicsWorld world() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(STEP));
        build(world);
        return world;
    }

    private static void build(PhysicsWorld world) {
        world.clear();
        world.add(BodySpec.terrain(
                "floor", ShapeSpec.of(new Geometry.Polyline(new double[] {-50, 50}, new double[] {0, 0}))));
        world.add(BodySpec.terrain("post", ShapeSpec.box(0.1, 0.1)).at(-5, 3));
        world.add(BodySpec.dynamic("cube", ShapeSpec.box(0.4, 0.4)).at(0, 0.22));
        world.add(BodySpec.dynamic("bob", ShapeSpec.disc(0.1)).at(-5, 2));
        world.add(JointSpec.revolute("hinge", "post", "bob", -5, 3));
        world.ground(SceneView.Ground.level(0));
    }

    private static SceneEditor editor(PhysicsWorld world) {
        return world.editor().orElseThrow();
    }

    private static AddedBody thing(AddedBody.Form form, String name, double x, double y) {
        return new AddedBody(form, name, "", x, y, 0, 0.4, 0.4, 10, 0.5);
    }

    private static List<Double> poses(PhysicsWorld world, int steps) {
        List<Double> poses = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            world.step();
            world.bodies().forEach(body -> poses.addAll(List.of(body.x(), body.y(), body.angle())));
        }
        return poses;
    }

    private static String refused(PhysicsWorld world, SceneEdit edit) {
        String why = editor(world).refusal(edit).orElseThrow();
        assertEquals(
                why,
                assertThrows(IllegalArgumentException.class, () -> editor(world).edit(edit))
                        .getMessage());
        return why;
    }

    @Test
    void whatIsPlacedRestsThereAndThenFallsAsABodyThatBeganThere() {
        PhysicsWorld edited = world();
        edited.body("cube").setVelocity(3, 4, 5);
        editor(edited).edit(new SceneEdit.Place("cube", 2, 3, 0.5));
        Body cube = edited.body("cube");
        assertEquals(List.of(2.0, 3.0, 0.5), List.of(cube.x(), cube.y(), cube.angle()));
        assertEquals(0, Math.abs(cube.velocityX()) + Math.abs(cube.velocityY()) + Math.abs(cube.angularVelocity()));

        PhysicsWorld begun = new PhysicsWorld(WorldSettings.side(STEP));
        begun.add(BodySpec.terrain(
                "floor", ShapeSpec.of(new Geometry.Polyline(new double[] {-50, 50}, new double[] {0, 0}))));
        begun.add(BodySpec.dynamic("cube", ShapeSpec.box(0.4, 0.4)).at(2, 3, 0.5));
        for (int step = 0; step < 100; step++) { // a fall of 0.8 s, then rest
            edited.step();
            begun.step();
            assertEquals(begun.body("cube").y(), cube.y());
            assertEquals(begun.body("cube").angle(), cube.angle());
        }
        assertEquals(0.2, cube.y() % 1, 0.1); // on one of its sides
    }

    @Test
    void aThingThatWasAddedIsAsOneThatWasThere() {
        PhysicsWorld edited = world();
        editor(edited).edit(new SceneEdit.Put(thing(AddedBody.Form.BOX, "box 1", 0, 2)));
        PhysicsWorld built = world();
        built.add(thing(AddedBody.Form.BOX, "box 1", 0, 2).spec(0, 2, 0, /* fromAbove= */ false));
        assertEquals(poses(built, 120), poses(edited, 120));
        assertEquals(10 * 0.16, edited.body("box 1").mass(), 1e-6);
        assertTrue(edited.body("box 1").y() > 0.5, "it lies on the cube");
    }

    @Test
    void whatWasAddedInAnEpisodeLeavesNoTraceInTheNext() {
        PhysicsWorld fresh = world();
        PhysicsWorld used = world();
        editor(used).edit(new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", 0.6, 0.2)));
        editor(used).edit(new SceneEdit.Put(thing(AddedBody.Form.BOX, "box 1", 0, 0.7)));
        poses(used, 40);
        build(used);
        build(fresh);
        assertEquals(poses(fresh, 60), poses(used, 60));
        assertEquals(4, used.bodies().size());
    }

    @Test
    void aWallThatIsTakenAwayAtOnceWasNeverThere() {
        PhysicsWorld plain = world();
        PhysicsWorld edited = world();
        for (PhysicsWorld each : List.of(plain, edited)) {
            each.body("cube").setVelocity(4, 0, 0);
            poses(each, 3);
        }
        editor(edited).edit(new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", 1, 0.2)));
        editor(edited).edit(new SceneEdit.Remove("wall 1"));
        assertEquals(poses(plain, 60), poses(edited, 60));
    }

    @Test
    void aWallStopsWhatRunsIntoItAndASlopeIsGroundToTread() {
        PhysicsWorld world = world();
        editor(world).edit(new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", 1, 0.2)));
        world.body("cube").setVelocity(3, 0, 0);
        poses(world, 60);
        assertEquals(0.6, world.body("cube").x(), 0.03); // their sides are 0.2 m from their middles

        PhysicsWorld hill = world();
        editor(hill).edit(new SceneEdit.Put(thing(AddedBody.Form.SLOPE, "slope 1", 3, 0.2)));
        editor(hill).edit(new SceneEdit.Place("cube", 3.1, 0.8, 0));
        poses(hill, 30);
        assertTrue(hill.body("cube").touchingTerrain());
    }

    @Test
    void aWeightIsFixedToTheBodyItIsPutOn() {
        PhysicsWorld world = world();
        AddedBody weight = new AddedBody(AddedBody.Form.WEIGHT, "weight 1", "cube", 0.1, 0.1, 0, 0.2, 0.2, 20, 1);
        editor(world).edit(new SceneEdit.Put(weight));
        world.body("cube").setVelocity(2, 3, 4);
        for (int i = 0; i < 100; i++) {
            world.step();
            Body cube = world.body("cube");
            assertEquals(cube.pointX(0.1, 0.1), world.body("weight 1").x(), 0.01);
            assertEquals(cube.pointY(0.1, 0.1), world.body("weight 1").y(), 0.01);
        }
        // it goes along with what carries it
        editor(world).edit(new SceneEdit.Place("cube", 4, 2, 1));
        assertEquals(world.body("cube").pointX(0.1, 0.1), world.body("weight 1").x(), 0.01);
        editor(world).edit(new SceneEdit.Remove("weight 1"));
        assertEquals(1, world.joints().size());
    }

    @Test
    void whatWouldLieInSomethingIsRefusedAndNothingChanges() {
        PhysicsWorld world = world();
        assertEquals(
                "there is no room for 'cube' at (-5.00, 3.10) m: it would lie in 'post'",
                refused(world, new SceneEdit.Place("cube", -5, 3.1, 0)));
        assertEquals(
                "there is no room for 'cube' at (1.00, -7.00) m: it would lie in the ground",
                refused(world, new SceneEdit.Place("cube", 1, -7, 0)));
        assertEquals(
                "there is no room for 'wall 1' at (0.30, 0.20) m: it would lie in 'cube'",
                refused(world, new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", 0.3, 0.2))));
        assertEquals(0, world.body("cube").x());
        assertEquals(4, world.bodies().size());
        // what lies on the floor can be moved along it
        poses(world, 50);
        editor(world).edit(new SceneEdit.Place("cube", 2, world.body("cube").y(), 0));
    }

    @Test
    void whatTheFamilyHoldsOrOwnsStays() {
        PhysicsWorld world = world();
        assertEquals(
                "'bob' is held by 'post', which stays; it cannot be placed elsewhere",
                refused(world, new SceneEdit.Place("bob", 3, 3, 0)));
        assertEquals(
                "'floor' does not move freely; it cannot be placed elsewhere",
                refused(world, new SceneEdit.Place("floor", 3, 3, 0)));
        assertEquals("there is no body 'cub' in this scene", refused(world, new SceneEdit.Place("cub", 3, 3, 0)));
        assertEquals(
                "'cube' belongs to the family; only what was added can be taken away",
                refused(world, new SceneEdit.Remove("cube")));
        assertEquals(
                "there is already a body 'cube' in this scene",
                refused(world, new SceneEdit.Put(thing(AddedBody.Form.BOX, "cube", 3, 3))));
        assertEquals(
                "there is no moving body 'post' to fix 'weight 1' to",
                refused(
                        world,
                        new SceneEdit.Put(
                                new AddedBody(AddedBody.Form.WEIGHT, "weight 1", "post", 0, 0, 0, 0.2, 0.2, 20, 1))));
        assertFalse(world.bodies().stream().anyMatch(body -> body.name().equals("weight 1")));
    }

    @Test
    void aRobotIsPlacedWhole() {
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        new Walker(Walker.Ground.CHAIN, Walker.Feet.BOXES, 1).build(world);
        double[] before = world.bodies().stream().mapToDouble(Body::x).toArray();
        Body first = world.bodies().stream()
                .filter(body -> body.spec().kind() == BodySpec.Kind.DYNAMIC)
                .findFirst()
                .orElseThrow();
        editor(world).edit(new SceneEdit.Place(first.name(), first.x() + 2, first.y() + 1, first.angle()));
        for (int i = 0; i < before.length; i++) {
            Body body = world.bodies().get(i);
            double moved = body.spec().kind() == BodySpec.Kind.DYNAMIC ? 2 : 0;
            assertEquals(before[i] + moved, body.x(), 1e-5);
        }
        for (Joint joint : world.joints()) { // and no joint is torn
            assertEquals(0, joint.speed(), 1e-6);
        }
    }
}
