package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapColumnTest {
    private static final Rect ABOVE = new Rect(0, 0, 1280, 690);
    private static final TaskMap.Axis X =
            new TaskMap.Axis("speed", "m/s", List.of(-1.0, 0.0, 1.0), List.of(false, true, true));
    private static final TaskMap.Axis Y = new TaskMap.Axis("sign", "1", List.of(-1, 1), List.of(true, true));
    private static final TaskMap MAP = new TaskMap(
            "a run",
            X,
            Y,
            List.of(List.of(0.0, 1.0, 2.0), List.of(3.0, 4.0, 5.0)),
            List.of(List.of(10.0, 11.0, 12.0), List.of(13.0, 14.0, Double.NaN)),
            Map.of("radius", 0.3));

    private final MapColumn column = new MapColumn(List.of(MAP));
    private final Java2DCanvas canvas = new Java2DCanvas(1280, 720);
    private final Widgets widgets = new Widgets();

    private Optional<Command> paint(double x, double y, boolean pressed) {
        Widgets.Pointer pointer = new Widgets.Pointer(x, y, pressed, pressed);
        widgets.begin(pointer);
        return column.paint(canvas, ABOVE, Map.of("speed", 0.1, "sign", 1), pointer, widgets, Theme.LIGHT);
    }

    private Drawn drawn(double x, double y) {
        Widgets.Pointer pointer = new Widgets.Pointer(x, y, /* down= */ false, /* pressed= */ false);
        return Drawn.of(
                1280, 720, picture -> column.paint(picture, ABOVE, Map.of(), pointer, new Widgets(), Theme.LIGHT));
    }

    // Whoever presses somewhere in the map gets the task that the pointer was told there.
    @Test
    void aPressPlaysTheTaskOfItsCell() {
        column.toggle();
        Rect place = SideColumn.place(ABOVE);
        int plays = 0;
        for (double x = place.x() + 2; x < place.right(); x += 37) {
            for (double y = place.y() + 70; y < place.bottom(); y += 37) {
                Optional<Command> asked = paint(x, y, /* pressed= */ true);
                paint(x, y, /* pressed= */ false);
                if (asked.isPresent()) {
                    Map<String, Object> values = ((Command.Play) asked.get()).values();
                    assertEquals(0.3, values.get("radius"));
                    String speed = values.get("speed").equals(0.0)
                            ? "0"
                            : values.get("speed").equals(1.0) ? "1.00" : "−1.00";
                    int sign = (Integer) values.get("sign");
                    String said = "speed " + speed + " m/s, sign " + (sign < 0 ? "−1.00" : "1.00");
                    assertTrue(drawn(x, y).says(said), said + " among " + drawn(x, y).texts);
                    plays++;
                }
            }
        }
        assertTrue(plays > 10, plays + " cells pressed");
    }

    @Test
    void bothReturnsOfTheCellUnderThePointerAreSaid() {
        column.toggle();
        Rect place = SideColumn.place(ABOVE);
        boolean said = false;
        for (double x = place.x() + 60; x < place.right(); x += 10) {
            said |= drawn(x, place.y() + 120).says("return 4.00 before, 14.0 after");
        }
        assertTrue(said);
    }

    @Test
    void withoutAMapItDoesNotOpen() {
        MapColumn none = new MapColumn(List.of());
        none.toggle();
        assertFalse(none.open());
    }

    @Test
    void aMapWithAMissingRowIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TaskMap("", X, Y, MAP.before().subList(0, 1), MAP.after(), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new TaskMap.Axis("x", "1", List.of(1.0), List.of()));
    }

    @Test
    void theNearestValueIsFound() {
        assertEquals(2, X.nearest(0.6));
        assertEquals(1, new TaskMap.Axis("c", "1", List.of("a", "b"), List.of(true, true)).nearest("b"));
    }
}
