package adaptarium.experiments.report;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.watch.ComparedAgents;
import adaptarium.experiments.watch.Demonstration;
import adaptarium.experiments.watch.SideBySide;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.ReferencePlayer;
import adaptarium.random.Seeds;
import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.Trail;
import adaptarium.render.record.Reel;
import adaptarium.render.watch.SideBySidePicture.Moment;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a gallery shows of a family: an episode of the best there is to show without training, cropped to the robot. That is the agent that comes with the program,
 * in its last episode, else a controller that is told the task, else one that is not, else random actions.
 *
 * @param who plays, in words
 * @param moments of the episode, some steps left out
 * @param framesPerSecond as fast as it was
 * @param crop what of the scene is shown
 */
record GalleryFilm(String who, List<Moment> moments, double framesPerSecond, Crop crop) {
    private static final double RATE = 15; // pictures per second, about
    private static final int MOST = 75; // pictures
    private static final double SLOWEST = 2; // pictures per second: a family of decisions has no pace of its own

    private static final Set<Overlay> MOVING = EnumSet.of(Overlay.GRID, Overlay.RAYS, Overlay.FORCES);
    private static final Set<Overlay> WITH_WAY = EnumSet.of(Overlay.GRID, Overlay.RAYS, Overlay.FORCES, Overlay.TRAIL);

    /** Copies the list. */
    GalleryFilm {
        moments = List.copyOf(moments);
    }

    /**
     * Plays the episode.
     *
     * @param <T> the family's task record
     * @param family the family
     * @param seed of task, initial state and whatever is drawn
     */
    static <T extends Record> GalleryFilm of(TaskFamily<T> family, long seed) {
        Optional<Demonstration> demonstration = Demonstration.of(family.spec().id());
        if (demonstration.isPresent()) {
            Demonstration shown = demonstration.get();
            int last = Math.max(1, family.spec().episodesPerTrial());
            PlayedEpisode played = ComparedAgents.play(
                            shown.run("gallery"), /* beside= */ List.of(), Split.TEST, last, shown.seed())
                    .get(0);
            return of(family, played.name() + " after it has adapted", played);
        }
        T task = family.tasks().sample(Split.TEST, Seeds.generator(Seeds.derive(seed, "task")));
        List<Reference<T>> references = References.of(family).stream()
                .filter(reference -> !reference.method().equals(References.CEILING)) // often the best is to stand still
                .toList();
        SideBySide.NamedAgent agent = references.isEmpty()
                ? new SideBySide.NamedAgent(
                        RandomPolicy.TITLE,
                        (tasks, noise) -> new RandomPolicy(family.spec(), tasks, /* episodesPerRound= */ 1, noise))
                : new SideBySide.NamedAgent(
                        references.get(0).title(),
                        (tasks, noise) -> new ReferencePlayer<>(
                                references.get(0), List.of(task), /* episodesPerRound= */ 1, /* rounds= */ 0, noise));
        PlayedEpisode played = SideBySide.play(family, task, List.of(agent), /* episode= */ 1, seed)
                .get(0);
        return of(family, agent.name(), played);
    }

    private static GalleryFilm of(TaskFamily<?> family, String name, PlayedEpisode played) {
        double timestep = family.spec().controlTimestep();
        int stride = Math.max(1, (int) Math.round(1 / (RATE * timestep)));
        List<Moment> kept = new ArrayList<>();
        for (int i = 0; i < played.moments().size() && kept.size() < MOST; i += stride) {
            kept.add(played.moments().get(i));
        }
        double sum = played.moments().get(played.moments().size() - 1).episodeReturn();
        return new GalleryFilm(
                name + ", return " + Numbers.brief(sum),
                kept,
                Math.max(SLOWEST, 1 / (timestep * stride)),
                Crop.of(kept.stream().map(Moment::scene).toList()));
    }

    private void paint(Canvas canvas, Rect area, Theme theme, int i, Set<Overlay> overlays) {
        Moment moment = moments.get(i);
        Camera camera = crop.camera(moment.scene(), area);
        List<Trail> trails = List.of(moment.trail());
        new ScenePainter(theme, overlays).paint(canvas, moment.scene(), camera, trails);
    }

    /**
     * The end as a picture that needs no script.
     *
     * @param id unique in the page
     * @param width px
     * @param height px
     * @param theme colours
     */
    String picture(String id, int width, int height, Theme theme) {
        SvgCanvas canvas = new SvgCanvas(id, width, height);
        paint(canvas, new Rect(0, 0, width, height), theme, moments.size() - 1, WITH_WAY);
        return canvas.svg();
    }

    /**
     * All of it.
     *
     * @param width px
     * @param height px
     * @param theme colours
     * @return as {@link Reel#end} does
     */
    String reel(int width, int height, Theme theme) {
        Reel reel = new Reel(width, height);
        Rect area = new Rect(0, 0, width, height);
        for (int i = 0; i < moments.size(); i++) {
            int at = i;
            reel.add(canvas -> paint(canvas, area, theme, at, MOVING));
        }
        return reel.end();
    }
}
