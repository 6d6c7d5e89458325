package adaptarium.render.watch;

import static adaptarium.render.watch.OpenViewer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going to another family, agent, checkpoint or split from a viewer, by made-up keys and pointer. */
class BrowseColumnTest {
    @TempDir
    Path folder = Path.of("");

    private final Shelves shelves = new Shelves();
    private Viewer viewer = open(Library.EMPTY);

    private Viewer open(Library library) {
        SessionRunner runner = new SessionRunner(new RollingBall());
        runner.togglePause();
        runner.start();
        return new Viewer(runner, WindowSettings.USUAL, folder, null, library);
    }

    private void browse() {
        viewer.close();
        viewer = open(new Library(List.of(), shelves));
        viewer.key(Key.F2);
    }

    @AfterEach
    void close() {
        viewer.close();
    }

    private Drawn drawn() {
        return Drawn.of(1280, 720, picture -> viewer.paint(picture, 0.02));
    }

    private void press(String text) {
        Drawn.Text label = drawn().text(text);
        viewer.pointerAt(label.x() + 2, label.y() - 4);
        viewer.mainButton(true);
        drawn();
        viewer.mainButton(false);
        drawn();
    }

    private void type(String text) {
        text.chars().forEach(letter -> viewer.type((char) letter));
    }

    private void opened(Catalogue.Choice choice) {
        await(() -> {
            drawn();
            return viewer.leaving();
        });
        assertEquals(choice, shelves.opened);
    }

    @Test
    void aPressedFamilyIsOpenedAndThenTheViewerLeaves() {
        browse();
        Drawn.Text label = drawn().text("Family1-v0");
        viewer.pointerAt(label.x(), label.y() - 4);
        assertTrue(drawn().says("mass 1"), "what is hidden");
        assertFalse(viewer.leaving());
        press("Family1-v0");
        opened(new Catalogue.Choice("", "Family1-v0", "newest", "test"));
    }

    @Test
    void wordsFindAnAgentAndEnterOpensIt() {
        browse();
        type("LEARNER family2");
        Drawn found = drawn();
        assertTrue(found.says("run2") && found.says("Family2-v0"));
        assertFalse(found.says("Family1-v0") || found.says("run1"));
        viewer.key(Key.DOWN); // the family's row is above
        viewer.key(Key.ENTER);
        opened(new Catalogue.Choice("run2", "Family2-v0", "newest", "test"));
    }

    @Test
    void splitAgentAndCheckpointOfWhatIsShownAreAPressAway() {
        shelves.present = new Catalogue.Choice("run0", "Family0-v0", "newest", "test");
        browse();
        press("shifted");
        opened(new Catalogue.Choice("run0", "Family0-v0", "newest", "shifted"));
        browse();
        press("40");
        opened(new Catalogue.Choice("run0", "Family0-v0", "40", "test"));
        browse();
        press("random");
        opened(new Catalogue.Choice("", "Family0-v0", "newest", "test"));
    }

    @Test
    void whatDoesNotOpenIsSaidInALineAndTheWindowGoesOn() {
        shelves.complaint = "run 'run1' has no checkpoint yet\nand more";
        browse();
        type("run1");
        viewer.key(Key.DOWN);
        viewer.key(Key.ENTER);
        await(() -> {
            drawn();
            return viewer.message().equals("run 'run1' has no checkpoint yet");
        });
        assertFalse(viewer.leaving());
    }

    @Test
    void keysAreTheWindowsAgainAfterAPressElsewhere() {
        browse();
        type("n ");
        assertTrue(viewer.typing());
        assertTrue(drawn().says("n "));
        viewer.pointerAt(200, 200);
        viewer.mainButton(true);
        drawn();
        viewer.mainButton(false);
        assertFalse(viewer.typing());
        viewer.key(Key.ESCAPE);
        assertTrue(viewer.leaving());
    }

    @Test
    void escapeTakesBackTheWordsAndThenCloses() {
        browse();
        type("xyz");
        assertTrue(drawn().says("nothing has these words"));
        viewer.key(Key.ESCAPE);
        assertTrue(drawn().says("Family0-v0"));
        viewer.key(Key.ESCAPE);
        assertFalse(drawn().says("Family0-v0"));
        assertFalse(viewer.leaving());
    }

    @Test
    void aLongListIsTurnedByTheWheelAndByKeys() {
        shelves.count = 400;
        browse();
        assertFalse(drawn().says("Family399-v0"));
        viewer.pointerAt(1100, 400);
        viewer.wheel(-1000);
        assertTrue(drawn().says("Family399-v0"));
        assertFalse(drawn().says("Family0-v0"));
        assertEquals(View.USUAL, viewer.view(), "the scene is not zoomed");
        viewer.key(Key.PAGE_UP);
        assertTrue(drawn().says("Family0-v0"), "the selected row is scrolled to");
        assertEquals(1, shelves.looks);
    }

    @Test
    void whereThereIsNothingToGoToItIsSaid() {
        try (Viewer alone = new Viewer(new SessionRunner(new RollingBall()), Theme.LIGHT, folder)) {
            alone.key(Key.F2);
            assertTrue(alone.message().contains("watch"));
            assertFalse(alone.typing());
        }
    }

    private static final class Shelves implements Catalogue {
        private int count = 3;
        private int looks;
        private String complaint = "";
        private Choice present = new Choice("", "Family0-v0", "newest", "test");
        private volatile Choice opened = present;

        @Override
        public List<Family> families() {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Family("Family" + i + "-v0", "mass " + i))
                    .toList();
        }

        @Override
        public List<Agent> agents() {
            return IntStream.range(0, count)
                    .mapToObj(
                            i -> new Agent("run" + i, "Family" + i + "-v0", "a learner", List.of("newest", "80", "40")))
                    .toList();
        }

        @Override
        public List<String> splits() {
            return List.of("train", "test", "shifted");
        }

        @Override
        public String role() {
            return "Agent";
        }

        @Override
        public String nobody() {
            return "random";
        }

        @Override
        public Choice present() {
            return present;
        }

        @Override
        public Choice start(String family) {
            return new Choice("", family, "newest", present.split());
        }

        @Override
        public void look() {
            looks++;
        }

        @Override
        public String open(Choice choice) {
            opened = choice;
            return complaint;
        }
    }
}
