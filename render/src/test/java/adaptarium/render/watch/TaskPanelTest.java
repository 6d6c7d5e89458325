package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.render.Drawn;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskPanelTest {
    // the panel of a film of 640 × 360: a third of its width, 124 px high, without borders
    private static final Rect FILM = new Rect(20, 238, 178, 106);

    private static List<String> families() {
        return Families.all().stream().map(family -> family.spec().id()).toList();
    }

    private static List<Knob> knobs(TaskFamily<?> family) {
        return family.tasks().parameters().stream()
                .map(Knob::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T extends Record> Drawn drawn(TaskFamily<T> family, Rect panel) {
        TaskSpace<T> space = family.tasks();
        Snapshot.Task task = new Snapshot.Task(1, space.toMap(space.nominal()), List.of(), "met: 1 episode");
        return Drawn.of(640, 360, canvas -> TaskPanel.paint(canvas, panel, knobs(family), task, "", Theme.LIGHT));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aFilmOfTheUsualSizeWritesEveryParameterInFull(String id) {
        TaskFamily<?> family = Families.named(id);
        Drawn drawn = drawn(family, FILM);
        for (Knob knob : knobs(family)) {
            assertTrue(drawn.says(knob.label()), knob.label() + " in " + drawn.texts);
        }
        for (Drawn.Text text : drawn.texts) {
            assertFalse(text.text().endsWith("…"), text.toString());
            assertTrue(text.box().x() >= FILM.x() - 0.01 && text.box().right() <= FILM.right() + 0.01, text.toString());
            for (Drawn.Text other : drawn.texts) {
                boolean apart = text.equals(other)
                        || text.box().right() < other.box().x()
                        || other.box().right() < text.box().x()
                        || text.box().bottom() < other.box().y()
                        || other.box().bottom() < text.box().y();
                assertTrue(apart, text + " covers " + other);
            }
        }
    }

    @Test
    void tracksFillWhatNamesAndValuesLeaveAndAreOfOneLength() {
        List<Knob> knobs = List.of(RollingBall.SPEED, RollingBall.RADIUS);
        List<TaskPanel.Row> narrow = TaskPanel.rows(new Rect(0, 0, 200, 100), knobs);
        List<TaskPanel.Row> wide = TaskPanel.rows(new Rect(0, 0, 600, 100), knobs);
        assertEquals(narrow.get(0).track().width(), narrow.get(1).track().width());
        assertEquals(420, wide.get(0).track().width(), 1e-9); // seven tenths of it
        assertTrue(narrow.get(0).track().width() > 70, narrow.toString());
    }

    @Test
    void whereThereIsNoRoomForATrackThereAreNameAndValue() {
        TaskPanel.Row row = TaskPanel.rows(new Rect(0, 0, 60, 100), List.of(RollingBall.SPEED))
                .get(0);
        assertEquals(0, row.track().width());
    }
}
