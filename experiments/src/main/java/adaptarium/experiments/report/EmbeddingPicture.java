package adaptarium.experiments.report;

import adaptarium.render.Canvas;
import adaptarium.render.ClassPlane;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.watch.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws an {@link EmbeddingFilm}, moment after moment: the motion, the plane beside it, and below them in words what the learner takes the piece for. */
public final class EmbeddingPicture {
    private static final double PIECE =
            2.5; // s that a piece plays at speed 1: motion of half a second is too fast to see
    private static final double HELD = 1.2; // s that the last moment of a piece stays
    private static final double HEADER = 30; // px
    private static final double WORDS = 62; // px
    private static final double GAP = 8; // px
    private static final int COLOURS = FewShotPictures.CLASSES.length;

    private final EmbeddingFilm film;
    private final ScenePainter painter;
    private final String title;
    private final double speed;
    private final List<Moment> moments = new ArrayList<>();

    /** A piece of which some rows are known. */
    private record Moment(int piece, int rows) {}

    /**
     * A picture.
     *
     * @param film what is shown
     * @param painter of scenes
     * @param title headline
     * @param speed how fast the film will play, 1 for two and a half seconds a piece
     */
    public EmbeddingPicture(EmbeddingFilm film, ScenePainter painter, String title, double speed) {
        this.film = film;
        this.painter = painter;
        this.title = title;
        this.speed = speed;
        for (int piece = 0; piece < film.pieces().size(); piece++) {
            int rows = film.pieces().get(piece).way().size();
            for (int known = 1; known <= rows; known++) {
                moments.add(new Moment(piece, known));
            }
            for (int held = 0; held < Math.round(HELD / timestep()); held++) {
                moments.add(new Moment(piece, rows));
            }
        }
    }

    /** How many moments it has. */
    public int length() {
        return moments.size();
    }

    /** How long a moment stays at speed 1, s. */
    public double timestep() {
        return PIECE / Math.max(1, film.pieces().get(0).way().size());
    }

    /**
     * Draws a moment.
     *
     * @param canvas where to
     * @param area all of it
     * @param index which moment
     */
    public void paint(Canvas canvas, Rect area, int index) {
        Theme theme = painter.theme();
        Moment moment = moments.get(index);
        EmbeddingFilm.Piece piece = film.pieces().get(moment.piece());
        canvas.layer("");
        canvas.box(area, 0, Theme.mixed(theme.skyBottom(), theme.panelEdge(), 0.35));
        TextStyle small = TextStyle.of(12);
        String count = "piece " + (moment.piece() + 1) + " of " + film.pieces().size();
        canvas.text(count, area.right() - 12, area.y() + 20, small.right(), theme.softInk());
        TextStyle bold = TextStyle.of(14).semibold();
        canvas.text(
                bold.shortened(title, area.width() - small.width(count) - 40),
                area.x() + 12,
                area.y() + 20,
                bold,
                theme.ink());
        Rect rest = area.inset(GAP, HEADER, GAP, WORDS);
        boolean moving = !piece.scenes().isEmpty();
        List<Rect> panes = moving ? rest.columns(2, GAP) : List.of(rest);
        if (moving) {
            scene(canvas, panes.get(0), piece, moment.rows());
        }
        Rect plane = panes.get(panes.size() - 1);
        new ClassPlane(
                        film.shown(),
                        film.means(),
                        film.others(),
                        piece.way().subList(0, moment.rows()),
                        piece.taken().get(moment.rows() - 1),
                        colours(),
                        film.extent())
                .paint(canvas, plane, theme);
        canvas.begin();
        canvas.rectangle(plane, 0);
        canvas.stroke(theme.panelEdge(), 1);
        words(canvas, new Rect(area.x() + GAP, rest.bottom(), rest.width(), WORDS), piece, moment.rows());
    }

    private List<Integer> colours() {
        return IntStream.range(0, Math.max(1, film.means().size()))
                .mapToObj(label -> FewShotPictures.CLASSES[label % COLOURS])
                .toList();
    }

    private void scene(Canvas canvas, Rect area, EmbeddingFilm.Piece piece, int rows) {
        Theme theme = painter.theme();
        // an episode that ended within the piece stays where it ended
        SceneFrame scene = piece.scenes().get(Math.min(rows, piece.scenes().size() - 1));
        painter.paint(canvas, scene, View.USUAL.camera(scene, area), List.of());
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.stroke(theme.panelEdge(), 1);
        double rate = speed * piece.timestep() / timestep();
        String text = rows + " of " + piece.way().size() + " steps · "
                + (rate > 0.995 && rate < 1.005 ? "real time" : Numbers.brief(rate) + " × real time");
        TextStyle style = TextStyle.of(11.5);
        canvas.box(
                new Rect(area.x() + 8, area.y() + 8, style.width(text) + 20, 22), 6, Theme.faded(theme.panel(), 0.85));
        canvas.text(text, area.x() + 18, area.y() + 23, style, theme.ink());
    }

    private void words(Canvas canvas, Rect area, EmbeddingFilm.Piece piece, int rows) {
        Theme theme = painter.theme();
        int taken = piece.taken().get(rows - 1);
        boolean whole = rows == piece.way().size();
        TextStyle style = TextStyle.of(12.5).semibold();
        double y = area.y() + 19;
        double x = told(canvas, area.x() + 6, y, "is class " + (piece.label() + 1), piece.label());
        x = told(canvas, x + 18, y, "taken for class " + (taken + 1) + (whole ? "" : " so far"), taken);
        if (whole) {
            boolean right = taken == piece.label();
            canvas.text(right ? "right" : "wrong", x + 18, y, style, right ? theme.goal() : theme.broken());
        }
        TextStyle small = TextStyle.of(10.5);
        boolean moving = !piece.scenes().isEmpty();
        String first = (moving ? "" : "The motion is not kept. ")
                + "Rings: pieces shown, a colour a class; crosses: their means; dots: pieces to be told.";
        String second = piece.way().size() == 1
                ? "Dark ring: this one. The plane: the two directions in which they differ most."
                : "Dark way: this piece by what is seen of it, the rest zeros. The plane: where examples differ most.";
        canvas.text(small.shortened(first, area.width() - 12), area.x() + 6, y + 18, small, theme.softInk());
        canvas.text(small.shortened(second, area.width() - 12), area.x() + 6, y + 33, small, theme.softInk());
    }

    /** Writes of a class behind its colour; says where the words end. */
    private double told(Canvas canvas, double x, double y, String text, int label) {
        TextStyle style = TextStyle.of(12.5).semibold();
        canvas.disc(x + 5, y - 4.3, 5, FewShotPictures.CLASSES[label % COLOURS]);
        canvas.text(text, x + 16, y, style, painter.theme().ink());
        return x + 16 + style.width(text);
    }
}
