package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Optional;

/** The column at the right of a window that lists the families to go to; the pointer over one says what is hidden in it. Used by one thread. */
final class FamilyColumn {
    private static final double TITLE = 26; // px
    private static final double LOWER = 36; // px, for what is hidden

    private final List<Library.Shelf> families;
    private double scroll; // px
    private double mostScroll; // px
    private boolean open;

    FamilyColumn(List<Library.Shelf> families) {
        this.families = families;
    }

    boolean hasFamilies() {
        return !families.isEmpty();
    }

    boolean open() {
        return open;
    }

    void toggle() {
        open = !open && hasFamilies();
    }

    void close() {
        open = false;
    }

    /** Turns the list: positive towards its beginning. */
    void wheel(double notches) {
        scroll = Math.min(mostScroll, Math.max(0, scroll - notches * Chips.ROW));
    }

    /**
     * Draws the column and lets it act.
     *
     * @param canvas where to
     * @param above the window above its lower bar
     * @param present the family that is shown
     * @param pointer where the pointer is
     * @param widgets who knows the controls
     * @param theme colours
     * @return the family that was pressed
     */
    Optional<String> paint(
            Canvas canvas, Rect above, String present, Widgets.Pointer pointer, Widgets widgets, Theme theme) {
        if (!open) {
            return Optional.empty();
        }
        Rect place = SideColumn.place(above);
        canvas.box(place, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        Rect inside = place.inset(12, 8, 12, 8);
        canvas.text("Families", inside.x(), inside.y() + 15, TextStyle.of(12).semibold(), theme.ink());
        if (widgets.button(canvas, new Rect(inside.right() - 22, inside.y(), 22, 20), "×", /* lit= */ false, theme)) {
            open = false;
        }
        Rect list = inside.inset(0, TITLE, 0, LOWER);
        List<Rect> cells = Chips.flow(
                list.width(), families.stream().map(Library.Shelf::id).toList());
        mostScroll = Math.max(0, cells.get(cells.size() - 1).bottom() - list.height());
        scroll = Math.min(scroll, mostScroll);
        Widgets own = list.contains(pointer.x(), pointer.y())
                ? widgets
                : new Widgets(); // what is out of sight is not pressed
        Optional<String> pressed = Optional.empty();
        String hidden = "";
        canvas.save();
        canvas.clip(list);
        for (int i = 0; i < cells.size(); i++) {
            Rect cell = cells.get(i);
            Rect at = new Rect(list.x() + cell.x(), list.y() + cell.y() - scroll, cell.width(), cell.height());
            Library.Shelf family = families.get(i);
            if (at.bottom() < list.y() || at.y() > list.bottom()) {
                continue;
            }
            if (own.button(canvas, at, family.id(), family.id().equals(present), theme)) {
                pressed = Optional.of(family.id());
            }
            if (at.contains(pointer.x(), pointer.y())) {
                hidden = family.hidden();
            }
        }
        canvas.restore();
        TextStyle small = TextStyle.of(11);
        double y = list.bottom() + 16;
        canvas.text("hidden from the agent:", inside.x(), y, small, theme.softInk());
        String said = hidden.isEmpty() ? "the pointer over a family says what" : hidden;
        canvas.text(small.shortened(said, inside.width()), inside.x(), y + 15, small, theme.ink());
        return pressed;
    }
}
