package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The column at the right of a window that lists what can be shown instead: families, and below each the agents trained on it; over the list what else can be
 * chosen of what is shown, its split, agent and checkpoint. Words that are typed leave what they occur in. Used by one thread.
 */
final class BrowseColumn {
    private static final double TITLE = 26; // px
    private static final double SEARCH = 30; // px
    private static final double ROW = 21; // px
    private static final double NAME = 70; // px that a line of choices keeps for what they are of
    private static final double LOWER = 53; // px, for what the pointer is over
    private static final double INDENT = 12; // px, of an agent below its family
    private static final double LEAST_LIST = 66; // px; with less, choices are left out
    private static final int PAGE = 10; // rows
    private static final double NAME_SHARE = 0.6; // of a row, at most, for an agent's name

    private final Catalogue catalogue;
    private final SearchField search = new SearchField();
    private int selected; // row
    private double scroll; // px
    private double mostScroll; // px
    private boolean follow; // whether the selected row is to be scrolled to
    private boolean open;

    BrowseColumn(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether there is anything to go to. */
    boolean hasFamilies() {
        return !catalogue.families().isEmpty();
    }

    boolean open() {
        return open;
    }

    /** What is searched for. */
    String words() {
        return open ? search.text() : "";
    }

    /** Whether keys are characters of a search, or move in the list. */
    boolean listening() {
        return open && search.listening();
    }

    void toggle() {
        if (open || !hasFamilies()) {
            close();
            return;
        }
        open = true;
        search.clear();
        search.listen(true);
        selected = Math.max(0, rows().indexOf(presentRow()));
        follow = true;
        catalogue.look();
    }

    void close() {
        open = false;
        search.listen(false);
    }

    private List<CatalogueRow> rows() {
        return CatalogueRow.of(catalogue, search.text());
    }

    private @Nullable CatalogueRow presentRow() {
        Catalogue.Choice present = catalogue.present();
        List<CatalogueRow> family = rows().stream()
                .filter(row -> row.family().equals(present.family()))
                .toList();
        return family.stream()
                .filter(row -> row.agent().equals(present.agent()))
                .findFirst()
                .orElse(family.isEmpty() ? null : family.get(0)); // an agent that is not known, or not yet
    }

    /** A character was typed; whether it was taken. */
    boolean type(char typed) {
        boolean taken = open && search.type(typed);
        selected = taken ? 0 : selected;
        follow |= taken;
        return taken;
    }

    /**
     * A key was pressed while {@link #listening}.
     *
     * @param key which
     * @return what is wanted
     */
    Optional<Catalogue.Choice> key(Key key) {
        List<CatalogueRow> rows = rows();
        follow = true;
        switch (key) {
            case ENTER -> {
                return selected < rows.size() ? Optional.of(choice(rows.get(selected))) : Optional.empty();
            }
            case UP -> selected--;
            case DOWN -> selected++;
            case PAGE_UP -> selected -= PAGE;
            case PAGE_DOWN -> selected += PAGE;
            case BACKSPACE -> {
                search.rub();
                selected = 0;
            }
            case F2 -> close();
            case ESCAPE -> {
                if (search.text().isEmpty()) {
                    close();
                }
                search.clear();
                selected = 0;
            }
            default -> {} // characters come by themselves
        }
        selected = Math.max(0, Math.min(selected, rows.size() - 1));
        return Optional.empty();
    }

    /** Turns the list: positive towards its beginning. */
    void wheel(double notches) {
        scroll = Math.min(mostScroll, Math.max(0, scroll - 3 * notches * ROW));
    }

    private Catalogue.Choice choice(CatalogueRow row) {
        if (row.isFamily()) {
            return catalogue.start(row.family());
        }
        return new Catalogue.Choice(
                row.agent(),
                row.family(),
                Catalogue.Choice.NEWEST,
                catalogue.present().split());
    }

    /**
     * Draws the column and lets it act.
     *
     * @param canvas where to
     * @param above the window above its lower bar
     * @param pointer where the pointer is
     * @param widgets who knows the controls
     * @param theme colours
     * @return what is wanted
     */
    Optional<Catalogue.Choice> paint(Canvas canvas, Rect above, Widgets.Pointer pointer, Widgets widgets, Theme theme) {
        if (!open) {
            return Optional.empty();
        }
        Rect place = SideColumn.place(above);
        if (pointer.pressed()) { // what is typed elsewhere are the window's keys
            search.listen(place.contains(pointer.x(), pointer.y()));
        }
        canvas.box(place, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        Rect inside = place.inset(12, 8, 12, 8);
        canvas.text("Browse", inside.x(), inside.y() + 15, TextStyle.of(12).semibold(), theme.ink());
        if (widgets.button(canvas, new Rect(inside.right() - 22, inside.y(), 22, 20), "×", /* lit= */ false, theme)) {
            close();
            return Optional.empty();
        }
        Rect field = new Rect(inside.x(), inside.y() + TITLE, inside.width(), SEARCH - 6);
        search.paint(canvas, field, "type to search, ↑ ↓, Enter", theme);
        double y = field.bottom() + 8;
        Optional<Catalogue.Choice> wanted = Optional.empty();
        for (ChoiceLine line : ChoiceLine.of(catalogue)) {
            List<Rect> cells = line.cells(inside.width() - NAME);
            double bottom = y + cells.get(cells.size() - 1).bottom();
            if (bottom + LEAST_LIST > inside.bottom() - LOWER) {
                continue; // the list is needed more
            }
            canvas.text(line.name(), inside.x(), y + 14, TextStyle.of(11), theme.softInk());
            for (int i = 0; i < cells.size(); i++) {
                Rect cell = cells.get(i);
                Rect at = new Rect(inside.x() + NAME + cell.x(), y + cell.y(), cell.width(), cell.height());
                if (widgets.button(canvas, at, line.labels().get(i), i == line.lit(), theme) && i != line.lit()) {
                    wanted = Optional.of(line.choices().get(i));
                }
            }
            y = bottom + 6;
        }
        Rect list = new Rect(inside.x(), y, inside.width(), Math.max(0, inside.bottom() - LOWER - y));
        Optional<Catalogue.Choice> pressed = list(canvas, list, pointer, widgets, theme);
        return wanted.isPresent() ? wanted : pressed;
    }

    private Optional<Catalogue.Choice> list(
            Canvas canvas, Rect list, Widgets.Pointer pointer, Widgets widgets, Theme theme) {
        List<CatalogueRow> rows = rows();
        selected = Math.max(0, Math.min(selected, rows.size() - 1));
        mostScroll = Math.max(0, ROW * rows.size() - list.height());
        if (follow) {
            scroll = Math.min(Math.max(scroll, ROW * (selected + 1) - list.height()), ROW * selected);
            follow = false;
        }
        scroll = Math.max(0, Math.min(scroll, mostScroll));
        boolean within = list.contains(pointer.x(), pointer.y());
        CatalogueRow present = presentRow();
        CatalogueRow said = selected < rows.size() ? rows.get(selected) : null;
        Optional<Catalogue.Choice> pressed = Optional.empty();
        canvas.save();
        canvas.clip(list);
        for (int i = (int) (scroll / ROW); i < rows.size() && ROW * i - scroll < list.height(); i++) {
            Rect at = new Rect(list.x(), list.y() + ROW * i - scroll, list.width(), ROW - 2);
            CatalogueRow row = rows.get(i);
            if (row.equals(present)) {
                canvas.box(at, 4, Theme.faded(theme.accent(), 0.2));
            }
            if (i == selected && search.listening()) {
                canvas.begin();
                canvas.rectangle(at.inset(1, 1, 1, 1), 4);
                canvas.stroke(theme.accent(), 1.2);
            }
            paint(canvas, at, row, theme);
            if (within && widgets.area(canvas, "row " + i, at, theme)) {
                pressed = Optional.of(choice(row));
                selected = i;
            }
            if (within && at.contains(pointer.x(), pointer.y())) {
                said = row;
            }
        }
        canvas.restore();
        foot(canvas, list, rows.isEmpty() ? null : said, theme);
        return pressed;
    }

    private static void paint(Canvas canvas, Rect at, CatalogueRow row, Theme theme) {
        TextStyle style = row.isFamily() ? TextStyle.of(11.5).semibold() : TextStyle.of(11.5);
        TextStyle small = TextStyle.of(10.5);
        double left = at.x() + 6 + (row.isFamily() ? 0 : INDENT);
        double baseline = at.centreY() + 4;
        String name = style.shortened(row.name(), (row.isFamily() ? 1 : NAME_SHARE) * (at.right() - 6 - left));
        int colour = row.isFamily() ? theme.ink() : row.there() ? theme.accent() : theme.softInk();
        canvas.text(name, left, baseline, style, colour);
        double rest = at.right() - 6 - left - style.width(name) - 12;
        if (rest > 30) {
            String about = row.there() ? row.about() : "not trained yet";
            canvas.text(small.shortened(about, rest), at.right() - 6, baseline, small.right(), theme.softInk());
        }
    }

    private void foot(Canvas canvas, Rect list, @Nullable CatalogueRow row, Theme theme) {
        TextStyle small = TextStyle.of(11);
        double y = list.bottom() + 16;
        if (row == null) {
            canvas.text("nothing has these words", list.x(), y, small, theme.softInk());
            return;
        }
        canvas.text(
                row.isFamily()
                        ? "hidden from the agent:"
                        : row.there() ? "trained on " + row.family() + " by" : "nobody has trained it here; this does:",
                list.x(),
                y,
                small,
                theme.softInk());
        canvas.text(small.shortened(row.about(), list.width()), list.x(), y + 15, small, theme.ink());
        if (row.isFamily()
                && catalogue.agents().stream().noneMatch(agent -> agent.family().equals(row.family()))) {
            String words = "to train one: train cartpole-rl2 family=" + row.family();
            canvas.text(small.shortened(words, list.width()), list.x(), y + 30, small, theme.softInk());
        }
    }
}
