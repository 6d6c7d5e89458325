package adaptarium.envs.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which families are seen from the side, over earth. */
class GroundOfFamiliesTest {
    private static <T extends Record> SceneView scene(TaskFamily<T> family) {
        T task = family.tasks().sample(Split.TRAIN, Seeds.generator(3));
        Environment<T> environment = new Environment<>(family, task);
        environment.reset(1);
        return environment.scene();
    }

    @Test
    void walkersAndLandersHaveEarthUnderThemAndNoOtherFamilyHas() {
        List<String> onEarth = new ArrayList<>();
        for (TaskFamily<?> family : Families.all()) {
            if (scene(family).ground() != null) {
                onEarth.add(family.spec().id());
            }
        }
        assertEquals(
                List.of(
                        "BipedTerrain-v0",
                        "CompassBiped-v0",
                        "CompassCheetah-v0",
                        "CompassHopper-v0",
                        "CrawlerWiring-v0",
                        "Creature-v0",
                        "CrippledCrawler-v0",
                        "HalfCheetah-v0",
                        "HalfCheetahBody-v0",
                        "HalfCheetahVelocity-v0",
                        "HopperDynamics-v0",
                        "Lander-v0",
                        "SpeedBandit-v0"),
                onEarth);
    }

    @Test
    void robotsBeginAboveTheirGround() {
        for (TaskFamily<?> family : Families.all()) {
            SceneView scene = scene(family);
            SceneView.Ground ground = scene.ground();
            for (SceneView.BodyView body : ground == null ? List.<SceneView.BodyView>of() : scene.bodies()) {
                assertTrue(
                        body.role() == SceneView.Role.TERRAIN || body.y() > ground.height(body.x()),
                        family.spec().id() + ": " + body.name());
            }
        }
    }

    @Test
    void whatIsTrackedIsNeverTerrain() {
        for (TaskFamily<?> family : Families.all()) {
            SceneView scene = scene(family);
            int tracked = scene.tracked();
            assertTrue(
                    tracked < 0 || scene.bodies().get(tracked).role() != SceneView.Role.TERRAIN,
                    family.spec().id());
        }
    }
}
