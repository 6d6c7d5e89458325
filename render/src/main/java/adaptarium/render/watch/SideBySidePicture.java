package adaptarium.render.watch;

import adaptarium.envs.Episode;
import adaptarium.render.Canvas;
import adaptarium.render.LinePlot;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The picture of one episode played by several agents: their scenes side by side, what has happened to them, and below the return of each so far, with the
 * moments at which something happened. Immutable.
 */
public final class SideBySidePicture {
    private static final double GAP = 8; // px
    private static final double HEADER = 30; // px

    private final Theme theme;
    private final ScenePainter painter;
    private final String title;
    private final double timestep;
    private final List<PlayedEpisode> episodes;

    /**
     * One agent's scene at one moment.
     *
     * @param scene the scene
     * @param trail the way of what is followed
     * @param episodeReturn undiscounted return so far
     */
    public record Moment(SceneFrame scene, Trail trail, double episodeReturn) {}

    /**
     * One agent's episode.
     *
     * @param name whose
     * @param moments one before the first step and one after every step
     * @param events what happened from outside
     * @param terminated whether the episode ended before its time
     */
    public record PlayedEpisode(String name, List<Moment> moments, List<Episode.Event> events, boolean terminated) {
        /** Copies the lists. */
        public PlayedEpisode {
            moments = List.copyOf(moments);
            events = List.copyOf(events);
            if (moments.isEmpty()) {
                throw new IllegalArgumentException("an episode needs at least one moment");
            }
        }

        private Moment at(int step) {
            return moments.get(Math.min(step, moments.size() - 1));
        }

        private boolean ended(int step) {
            return terminated && step >= moments.size() - 1;
        }
    }

    /**
     * A picture of some episodes.
     *
     * @param theme colours
     * @param overlays what is drawn over the scenes
     * @param title headline
     * @param timestep length of a step, s
     * @param episodes the episodes, at least one
     */
    public SideBySidePicture(
            Theme theme, Set<Overlay> overlays, String title, double timestep, List<PlayedEpisode> episodes) {
        if (episodes.isEmpty()) {
            throw new IllegalArgumentException("a picture of episodes needs at least one");
        }
        this.theme = theme;
        this.painter = new ScenePainter(theme, overlays);
        this.title = title;
        this.timestep = timestep;
        this.episodes = List.copyOf(episodes);
    }

    /** How many moments the longest episode has. */
    public int length() {
        return episodes.stream()
                .mapToInt(played -> played.moments().size())
                .max()
                .orElse(0);
    }

    /**
     * Draws one moment.
     *
     * @param canvas where to
     * @param area all of it
     * @param step steps taken; an episode that has ended stays as it ended
     */
    public void paint(Canvas canvas, Rect area, int step) {
        canvas.layer("");
        canvas.box(area, 0, Theme.mixed(theme.skyBottom(), theme.panelEdge(), 0.35));
        double baseline = area.y() + 20;
        canvas.text(title, area.x() + 12, baseline, TextStyle.of(14).semibold(), theme.ink());
        canvas.text(
                Numbers.atStep(step * timestep, 0.01) + " s",
                area.right() - 12,
                baseline,
                TextStyle.of(12).right(),
                theme.softInk());
        Rect rest = area.inset(GAP, HEADER, GAP, GAP);
        double below = rest.height() < 220 ? 0 : Math.max(128, Math.rint(rest.height() * 0.4));
        Rect scenes = rest.top(rest.height() - below - (below > 0 ? GAP : 0));
        List<Rect> columns = scenes.columns(episodes.size(), GAP);
        for (int i = 0; i < columns.size(); i++) {
            pane(canvas, columns.get(i), episodes.get(i), step, theme.series(i));
        }
        if (below > 0) {
            Rect panel = rest.belowTop(rest.height() - below);
            canvas.box(panel, 6, theme.panel());
            canvas.stroke(theme.panelEdge(), 1);
            plot(step).paint(canvas, panel.inset(12, 10, 8, 4), theme);
        }
    }

    private void pane(Canvas canvas, Rect area, PlayedEpisode played, int step, int colour) {
        Moment moment = played.at(step);
        painter.paint(canvas, moment.scene(), View.USUAL.camera(moment.scene(), area), List.of(moment.trail()));
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.stroke(theme.panelEdge(), 1);
        TextStyle name = TextStyle.of(12.5).semibold();
        TextStyle small = TextStyle.of(11.5);
        String note = "return " + Numbers.brief(moment.episodeReturn());
        double width = Math.max(name.width(played.name()) + 16, small.width(note)) + 20;
        canvas.box(new Rect(area.x() + 8, area.y() + 8, width, 40), 6, Theme.faded(theme.panel(), 0.85));
        canvas.disc(area.x() + 21, area.y() + 20.5, 4, colour);
        canvas.text(played.name(), area.x() + 34, area.y() + 25, name, theme.ink());
        canvas.text(note, area.x() + 18, area.y() + 41, small, theme.softInk());
        double y = area.bottom() - 30;
        for (int i = played.events().size() - 1; i >= 0; i--) {
            Episode.Event event = played.events().get(i);
            if (event.step() < step) {
                badge(canvas, area.x() + 8, y, seconds(event.step()) + ": " + event.what(), theme.broken());
                break; // the newest one; the plot shows all
            }
        }
        if (played.ended(step)) {
            String text = "ended at " + seconds(played.moments().size() - 1);
            double wide = TextStyle.of(11.5).semibold().width(text) + 18;
            badge(canvas, area.right() - wide - 8, area.y() + 8, text, theme.softInk());
        }
    }

    private static void badge(Canvas canvas, double x, double y, String text, int colour) {
        TextStyle style = TextStyle.of(11.5).semibold();
        canvas.box(new Rect(x, y, style.width(text) + 18, 22), 11, colour);
        canvas.text(text, x + 9, y + 15.2, style, 0xffffffff);
    }

    private String seconds(int step) {
        return Numbers.atStep(step * timestep, 0.1) + " s";
    }

    private LinePlot plot(int step) {
        List<LinePlot.Series> series = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (PlayedEpisode played : episodes) {
            for (Moment moment : played.moments()) {
                low = Math.min(low, moment.episodeReturn());
                high = Math.max(high, moment.episodeReturn());
            }
        }
        high = high > 0 ? Numbers.roundUp(high) : high; // a tick at the top
        for (PlayedEpisode played : episodes) {
            for (Episode.Event event : played.events()) {
                if (event.step() < step) {
                    double at = event.step() * timestep;
                    series.add(line("", new double[] {at, at}, new double[] {low, high}, theme.broken()));
                }
            }
        }
        for (int i = 0; i < episodes.size(); i++) {
            PlayedEpisode played = episodes.get(i);
            int count = Math.min(step + 1, played.moments().size());
            double[] xs = new double[count];
            double[] ys = new double[count];
            for (int k = 0; k < count; k++) {
                xs[k] = k * timestep;
                ys[k] = played.moments().get(k).episodeReturn();
            }
            series.add(line(played.name(), xs, ys, theme.series(i)));
        }
        // the axes stay as they are while the lines grow
        LinePlot.Extent whole = new LinePlot.Extent(0, (length() - 1) * timestep, low, high);
        return new LinePlot("Return so far", "time, s", "", /* wholeX= */ false, series, List.of(), whole);
    }

    private static LinePlot.Series line(String name, double[] xs, double[] ys, int colour) {
        return new LinePlot.Series(name, xs, ys, colour, /* dots= */ false);
    }
}
