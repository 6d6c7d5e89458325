package adaptarium.render.watch;

import static adaptarium.render.watch.OpenViewer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a viewer tells a script. */
class WindowStateTest {
    private final List<String> told = new ArrayList<>();

    private void paint(OpenViewer open) {
        open.viewer.paint(open.canvas, 0.02);
        open.viewer.presented();
    }

    private boolean says(String line) {
        return told.get(told.size() - 1).lines().anyMatch(line::equals);
    }

    @Test
    void whatIsDoneIsToldOnceItIsShown(@TempDir Path folder) {
        try (OpenViewer open = new OpenViewer(folder)) {
            open.viewer.report(told::add);
            paint(open);
            assertTrue(says("paused=true") && says("step=0") && says("theme=light") && says("ghost=false"));
            assertTrue(says("size=1000x640") && says("column=") && says("help=false"), told.toString());
            open.steps(2);
            assertTrue(says("step=0"), "nothing has been shown since");
            paint(open);
            assertTrue(says("step=2"));
            open.viewer.key(Key.LEFT);
            open.viewer.key(Key.T);
            open.viewer.key(Key.V);
            open.viewer.key(Key.F1);
            paint(open);
            assertTrue(says("lookingBack=true") && says("theme=dark") && says("column=signals") && says("help=true"));
            open.press(30, 50);
            open.viewer.presented();
            assertTrue(says("pointer=30,50") && says("held=true"), told.toString());
            open.viewer.mainButton(false);
            open.viewer.key(Key.N);
            await(() -> open.runner.log().entries().size() == 1);
            paint(open);
            assertTrue(says("commands=1") && says("lookingBack=false"));
        }
    }

    @Test
    void whatShowsTheSameIsNotToldAgain(@TempDir Path folder) {
        try (OpenViewer open = new OpenViewer(folder)) {
            open.viewer.report(told::add);
            paint(open);
            paint(open);
            assertEquals(1, told.size());
            assertTrue(told.get(0).lines().allMatch(line -> line.contains("=")));
        }
    }
}
