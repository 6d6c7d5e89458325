package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Rect;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing a scene with keys and pointer, without any window: what is asked of the session. */
class EditColumnTest {
    private static final AddedBody BOX = new AddedBody(AddedBody.Form.BOX, "box 1", "", 0, 0.3, 0, 0.4, 0.4, 10, 0.5);

    @TempDir
    Path folder = Path.of("");

    private OpenViewer open;

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
        show(SceneEdits.NONE);
        open.viewer.key(Key.F3);
        paint();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void show(SceneEdits edits) {
        open.session.editing = new Editing("", edits, /* undoable= */ true, /* redoable= */ true, () -> "{\"a\": 1}");
        open.steps(1);
    }

    private Drawn paint() {
        return Drawn.of(1000, 640, canvas -> open.viewer.paint(canvas, 0.02));
    }

    private void button(String label) {
        Rect at = paint().text(label).box();
        open.press(at.centreX(), at.centreY());
        release();
    }

    private void release() {
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
    }

    private Command last() {
        OpenViewer.await(() -> !open.asked().isEmpty());
        List<Command> asked = open.asked();
        return asked.get(asked.size() - 1);
    }

    private Rect pane() {
        return open.layout().panes().get(1);
    }

    @Test
    void aFormIsChosenAndPutWhereTheClickIs() {
        button("Wall");
        assertTrue(paint().says("Click where the wall is to be."));
        Rect pane = pane();
        open.press(pane.centreX(), pane.y() + 60);
        release();
        Command.Edit edit = (Command.Edit) last();
        AddedBody wall = ((SceneEdit.Put) edit.edit()).thing();
        assertEquals(List.of(AddedBody.Form.WALL, "wall 1", ""), List.of(wall.form(), wall.name(), wall.on()));
        assertEquals(Snapshot.Source.NOW, edit.where());
        var camera =
                open.viewer.view().camera(open.viewer.shown().panes().get(1).scene(), pane);
        assertEquals(camera.worldX(pane.centreX()), wall.x(), 1e-9);
        assertEquals(camera.worldY(pane.y() + 60), wall.y(), 1e-9);
        // the tool is used up: the next press takes bodies
        open.press(pane.centreX(), pane.y() + 60);
        release();
        assertEquals(1, open.asked().size());
    }

    @Test
    void aWeightOnABodyIsFixedToIt() {
        button("Weight");
        open.pointAtBall(1, 0.1);
        open.viewer.mainButton(true);
        release();
        AddedBody weight = ((SceneEdit.Put) ((Command.Edit) last()).edit()).thing();
        assertEquals("ball", weight.on());
        assertEquals(0.1, Math.hypot(weight.x(), weight.y()), 1e-6);
    }

    @Test
    void aBodyThatIsDraggedIsPlacedOnceWhereItIsLetGo() {
        open.pointAtBall(1, 0);
        open.viewer.mainButton(true);
        paint();
        for (double dx : new double[] {0.2, 0.5, 1}) {
            open.pointAtBall(1, dx);
            paint();
        }
        assertEquals(List.of(), open.asked());
        open.viewer.wheel(3);
        release();
        SceneEdit.Place place = (SceneEdit.Place) ((Command.Edit) last()).edit();
        var ball = open.viewer.shown().panes().get(1).scene().bodies().get(1);
        assertEquals("ball", place.body());
        assertEquals(ball.x() + 1, place.x(), 0.01);
        assertEquals(ball.angle() + Math.toRadians(15), place.angle(), 1e-9);
        assertEquals(1, open.asked().size());
    }

    @Test
    void whileItRunsOrAfterClosingADragPullsAsEver() {
        open.viewer.key(Key.F3);
        open.pointAtBall(1, 0);
        open.viewer.mainButton(true);
        paint();
        assertTrue(last() instanceof Command.Pull);
        release();
        assertTrue(last() instanceof Command.Release);
    }

    @Test
    void undoTakeAwayAndSaveHaveKeysAndButtons() throws IOException {
        open.viewer.key(Key.UNDO);
        OpenViewer.await(() -> open.asked().size() == 1);
        assertEquals(new Command.Undo(), last());
        button("Redo");
        OpenViewer.await(() -> open.asked().size() == 2);
        assertEquals(new Command.Redo(), last());
        show(SceneEdits.NONE.plus(new SceneEdit.Put(BOX)));
        button("box 1");
        open.viewer.key(Key.DELETE);
        OpenViewer.await(() -> open.asked().size() == 3);
        assertEquals(new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Remove("box 1")), last());
        button("Save");
        assertEquals("{\"a\": 1}", Files.readString(folder.resolve("adaptarium-001.json")));
        assertTrue(open.viewer.message().contains("adaptarium-001.json"), open.viewer.message());
    }

    @Test
    void theNumbersOfAThingAreSlidAndTyped() {
        show(SceneEdits.NONE.plus(new SceneEdit.Put(BOX)));
        button("box 1");
        Drawn drawn = paint();
        Rect label = drawn.text("friction").box();
        assertTrue(drawn.says("width") && drawn.says("density") && drawn.says("angle"));
        open.press(label.centreX(), label.centreY());
        release();
        assertTrue(open.viewer.typing());
        "0.25".chars().forEach(typed -> open.viewer.type((char) typed));
        open.viewer.key(Key.ENTER);
        assertEquals(new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Put(BOX.of(10, 0.25))), last());
        // a slider is one edit, when it is let go
        Rect column = SideColumn.place(Stage.aboveBar(new Rect(0, 0, 1000, 640)));
        open.press(column.right() - 60, label.centreY());
        open.viewer.pointerAt(column.right() - 80, label.centreY());
        paint();
        assertEquals(1, open.asked().size());
        release();
        OpenViewer.await(() -> open.asked().size() == 2);
        assertTrue(((SceneEdit.Put) ((Command.Edit) last()).edit()).thing().friction() > 3);
        // what is no value is said and asks for nothing
        open.press(label.centreX(), label.centreY());
        release();
        "40".chars().forEach(typed -> open.viewer.type((char) typed));
        open.viewer.key(Key.ENTER);
        assertTrue(open.viewer.message().startsWith("friction lies between 0"), open.viewer.message());
        assertEquals(2, open.asked().size());
    }

    @Test
    void whatCannotBeEditedSaysSoInTheColumnAndAtAPress() {
        open.session.editing = new Editing("Bandit-v0 cannot be edited", SceneEdits.NONE, false, false, () -> "");
        open.steps(1);
        assertTrue(paint().says("Bandit-v0 cannot be edited"));
        button("Box");
        assertFalse(paint().says("Click where the box is to be."));
        open.pointAtBall(1, 0);
        open.viewer.mainButton(true);
        paint();
        open.pointAtBall(1, 1);
        paint();
        release();
        assertEquals("Bandit-v0 cannot be edited", open.viewer.message());
        open.viewer.key(Key.SAVE);
        assertEquals("the task of this session cannot be saved", open.viewer.message());
        assertEquals(List.of(), open.asked());
    }

    @Test
    void aBodyDraggedWithinOneFrameIsPlaced() {
        open.pointAtBall(1, 0);
        open.viewer.mainButton(true);
        open.pointAtBall(1, 1);
        open.viewer.mainButton(false);
        while (open.viewer.touched()) {
            paint();
        }
        assertTrue(((Command.Edit) last()).edit() instanceof SceneEdit.Place, last().toString());
    }

    @Test
    void aNarrowWindowHasTheButtonsAboveTheScene() {
        Drawn drawn = Drawn.of(420, 300, canvas -> open.viewer.paint(canvas, 0.02));
        for (String label : List.of("Box", "Wall", "Slope", "Descent", "Weight", "Undo", "Del", "Save")) {
            Rect at = drawn.text(label).box();
            assertTrue(at.right() <= 420 && at.y() == drawn.text("Box").box().y(), label + " is in one row");
        }
        assertTrue(open.layout().panes().get(0).width() > 100);
        open.viewer.key(Key.V); // another column takes its place
        assertFalse(
                Drawn.of(420, 300, canvas -> open.viewer.paint(canvas, 0.02)).says("Descent"));
    }
}
