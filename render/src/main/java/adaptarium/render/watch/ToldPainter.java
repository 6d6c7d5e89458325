package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;

/** Draws an example that is told apart: beside its motion the plane on which the learner sees it, and below both in words what it is taken for and what it is. */
final class ToldPainter {
    private static final double WORDS = 62; // px
    private static final double LINE = 26; // px, words without what the signs mean
    private static final double ROOM_FOR_SIGNS = 300; // px of height, for what the signs mean
    private static final double ROOM_FOR_WORDS = 120; // px of height
    private static final double TITLE = 24; // px
    private static final double ROOM_FOR_TITLE = 210; // px each way, as a scene has one

    private ToldPainter() {}

    /**
     * Where the parts lie: side by side, or one above the other where it is higher than wide.
     *
     * @param area all that is left to them
     * @param gap between two of them, px
     * @param moving whether there is a motion to see
     * @return the scene, of no width where there is none; the plane; the words, of no height where there is no room
     */
    static List<Rect> parts(Rect area, double gap, boolean moving) {
        double words = area.height() < ROOM_FOR_WORDS ? 0 : area.height() < ROOM_FOR_SIGNS ? LINE : WORDS;
        Rect pictures = area.top(area.height() - words - (words > 0 ? gap : 0));
        List<Rect> parts = new ArrayList<>();
        if (moving) {
            boolean wide = pictures.width() >= pictures.height();
            parts.addAll(wide ? pictures.columns(2, gap) : pictures.rows(2, gap));
        } else {
            parts.add(new Rect(pictures.x(), pictures.y(), 0, pictures.height()));
            parts.add(pictures);
        }
        parts.add(area.belowTop(area.height() - words));
        return parts;
    }

    /**
     * How much of an example is known, and how fast its motion is shown.
     *
     * @param told the example
     * @param speed how many times as fast as usual
     */
    static String note(ToldExample told, double speed) {
        String steps = told.known() + " of " + told.rows() + " steps";
        double rate = speed * told.pace();
        if (!told.isMoving()) {
            return steps;
        }
        return steps + " · " + (rate > 0.995 && rate < 1.005 ? "real time" : Numbers.brief(rate) + " × real time");
    }

    static void plane(Canvas canvas, Rect area, ToldExample told, Theme theme) {
        boolean titled = area.width() > ROOM_FOR_TITLE && area.height() > ROOM_FOR_TITLE;
        canvas.box(area, 0, theme.panel());
        told.plane().paint(canvas, area.belowTop(titled ? TITLE : 0), theme); // nothing lies behind the title
        if (titled) {
            TextStyle style = TextStyle.of(12.5).semibold();
            canvas.text("where the learner sees it", area.x() + 18, area.y() + 25, style, theme.ink());
        }
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.stroke(theme.panelEdge(), 1);
    }

    /**
     * Says what it is taken for and what it is, and where there is room what the signs on the plane mean.
     *
     * @param canvas where to
     * @param area all of it
     * @param told the example
     * @param rest what else there is to say
     * @param theme colours
     */
    static void words(Canvas canvas, Rect area, ToldExample told, String rest, Theme theme) {
        TextStyle style = TextStyle.of(12.5).semibold();
        TextStyle small = TextStyle.of(10.5);
        double y = area.y() + 18;
        double right = area.right() - 12;
        int taken = told.plane().taken();
        double x = told(canvas, area.x() + 12, y, "is class " + (told.label() + 1), told.label(), theme);
        x = told(canvas, x + 18, y, "taken for class " + (taken + 1) + (told.isWhole() ? "" : " so far"), taken, theme);
        if (told.isWhole()) {
            String outcome = told.isRight() ? "right" : "wrong";
            canvas.text(outcome, x + 18, y, style, told.isRight() ? theme.goal() : theme.broken());
            x += 18 + style.width(outcome);
        }
        TextStyle count = TextStyle.of(11.5);
        if (x + 18 + count.width(rest) < right) {
            canvas.text(rest, right, y, count.right(), theme.softInk());
        }
        if (area.height() < WORDS) {
            return;
        }
        String first = (told.isMoving() ? "" : "The motion is not kept. ")
                + "Rings: pieces shown, a colour a class; crosses: their means; dots: pieces to be told.";
        String second = told.rows() == 1
                ? "Large dot: this one. The plane: the two directions in which they differ most."
                : "Line: this piece by what is seen of it, the rest zeros. The plane: where examples differ most.";
        canvas.text(small.shortened(first, right - area.x() - 12), area.x() + 12, y + 18, small, theme.softInk());
        canvas.text(small.shortened(second, right - area.x() - 12), area.x() + 12, y + 33, small, theme.softInk());
    }

    /** Writes of a class behind its colour; says where the words end. */
    private static double told(Canvas canvas, double x, double y, String text, int label, Theme theme) {
        TextStyle style = TextStyle.of(12.5).semibold();
        canvas.disc(x + 5, y - 4.3, 5, theme.series(label));
        canvas.text(text, x + 16, y, style, theme.ink());
        return x + 16 + style.width(text);
    }
}
