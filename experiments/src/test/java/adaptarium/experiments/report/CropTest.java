package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.render.Camera;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.SideBySidePicture.Moment;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gallery's pictures hold. */
class CropTest {
    private static final Rect AREA = new Rect(0, 0, 340, 212);

    private static SceneFrame frame(double x, int followed) {
        SceneFrame.Body disc = new SceneFrame.Body(
                "ball", SceneView.Role.ROBOT, List.of(new Geometry.Circle(0, 0, 0.5)), x, 1, 0, 0, 0);
        return new SceneFrame(
                List.of(disc),
                List.of(),
                List.of(),
                List.of(new SceneView.Marker.Disc("goal", 9, 1, 0.25)),
                /* time= */ 0,
                new SceneView.Bounds(-100, -50, 100, 50),
                followed,
                /* ground= */ null);
    }

    @Test
    void aStandingCameraHoldsTheWholeWayAndTheGoal() {
        Crop crop = Crop.of(List.of(frame(-3, -1), frame(2, -1)));
        double margin = 0.08 * 40; // the wide side is at least a fifth of the scene's 200 m
        double middle = (-3.5 + 9.25) / 2;
        assertEquals(middle - 20 - margin, crop.bounds().minX(), 1e-12);
        assertEquals(middle + 20 + margin, crop.bounds().maxX(), 1e-12);
    }

    @Test
    void aFollowingCameraStaysWithTheBody() {
        SceneFrame first = frame(-3, 0);
        SceneFrame second = frame(40, 0);
        Crop crop = Crop.of(List.of(first, second));
        assertEquals(0, crop.bounds().minX() + crop.bounds().maxX(), 1e-12); // around the body
        assertEquals(-3, crop.camera(first, AREA).x(), 1e-12);
        assertEquals(40, crop.camera(second, AREA).x(), 1e-12);
    }

    @Test
    void theRobotOfEveryFamilyIsInItsPicture() {
        for (TaskFamily<?> family : Families.all()) {
            GalleryFilm film = GalleryFilm.of(family, 2);
            for (Moment moment : film.moments()) {
                int tracked = moment.scene().tracked();
                if (tracked >= 0) {
                    Camera camera = film.crop().camera(moment.scene(), AREA);
                    SceneView.BodyView body = moment.scene().bodies().get(tracked);
                    assertTrue(
                            AREA.contains(camera.pixelX(body.x()), camera.pixelY(body.y())),
                            family.spec().id());
                }
            }
        }
    }

    @Test
    void gapsAreReadFromTheTablesOfAPage(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("gaps.md");
        Files.writeString(page, """
            # Gaps
            | family | random | gap | commit |
            |---|---|---|---|
            | A-v0 | 1 [0, 2] | **0.50** [0.45, 0.55] | abc |

            | family | other |
            |---|---|
            | B-v0 | **0.9** |
            | family | ceiling | gap |
            |---|---|---|
            | C-v0 | 2 | **0.83** (0.32 to 1.01) |
            """);
        MeasuredGaps gaps = MeasuredGaps.in(page);
        assertEquals(Optional.of("0.50 [0.45, 0.55]"), gaps.of("A-v0"));
        assertEquals(Optional.of("0.83 (0.32 to 1.01)"), gaps.of("C-v0"));
        assertEquals(Optional.empty(), gaps.of("B-v0"));
    }
}
