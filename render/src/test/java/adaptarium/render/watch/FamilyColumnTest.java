package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going to another family from a viewer, by made-up keys and pointer. */
class FamilyColumnTest {
    @TempDir
    Path folder = Path.of("");

    private static Library shelves(int count) {
        List<Library.Shelf> families = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            families.add(new Library.Shelf("Family" + i + "-v0", "mass " + i));
        }
        return new Library(List.of(), families);
    }

    private static Drawn drawn(Viewer viewer) {
        return Drawn.of(1280, 720, picture -> viewer.paint(picture, 0.02));
    }

    @Test
    void aPressedFamilyIsWantedAndTheViewerLeaves() {
        SessionRunner runner = new SessionRunner(new RollingBall());
        try (Viewer viewer = new Viewer(runner, WindowSettings.USUAL, folder, null, shelves(3))) {
            runner.togglePause();
            runner.start();
            viewer.key(Key.F2);
            Drawn.Text label = drawn(viewer).text("Family1-v0");
            viewer.pointerAt(label.x(), label.y() - 4);
            assertTrue(drawn(viewer).says("mass 1"), "the pointer over it says what is hidden");
            assertFalse(viewer.leaving());
            viewer.mainButton(true);
            drawn(viewer);
            assertTrue(viewer.leaving());
            assertEquals(Optional.of("Family1-v0"), viewer.wanted());
        }
    }

    @Test
    void aLongListIsTurnedByTheWheel() {
        SessionRunner runner = new SessionRunner(new RollingBall());
        try (Viewer viewer = new Viewer(runner, WindowSettings.USUAL, folder, null, shelves(400))) {
            runner.togglePause();
            runner.start();
            viewer.key(Key.F2);
            assertFalse(drawn(viewer).says("Family399-v0"));
            viewer.pointerAt(1100, 300);
            viewer.wheel(-1000);
            assertTrue(drawn(viewer).says("Family399-v0"));
            assertFalse(drawn(viewer).says("Family0-v0"));
            assertEquals(View.USUAL, viewer.view(), "the scene is not zoomed");
        }
    }

    @Test
    void whereThereIsNoneItIsSaid() {
        SessionRunner runner = new SessionRunner(new RollingBall());
        try (Viewer viewer = new Viewer(runner, Theme.LIGHT, folder)) {
            runner.start();
            viewer.key(Key.F2);
            assertTrue(viewer.message().contains("watch --family"));
            assertEquals(Optional.empty(), viewer.wanted());
        }
    }
}
