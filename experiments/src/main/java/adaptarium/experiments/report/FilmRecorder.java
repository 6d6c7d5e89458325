package adaptarium.experiments.report;

import adaptarium.envs.Episode;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Evaluation;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.Theme;
import adaptarium.render.Trail;
import adaptarium.render.record.Reel;
import adaptarium.render.watch.SideBySidePicture;
import adaptarium.render.watch.SideBySidePicture.Moment;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Watches an evaluation and films the first episode of every task, in the first round and in the last; the worst task, the median and the best, and the first few,
 * are kept. Reading only.
 */
public final class FilmRecorder implements Evaluation.Observer {
    private static final int MOMENTS = 100; // of an episode, about; a longer one leaves steps out
    private static final int TASKS = 200; // that are followed at most
    private static final int TRAIL = 60; // moments
    private static final int WIDTH = 640; // px
    private static final int HEIGHT = 340; // px

    private final int first;
    private final int lastRound;
    private final List<Take> before = new ArrayList<>(); // by task
    private final List<Take> after = new ArrayList<>();
    private double timestep = 1;
    private int stride = 1;

    /** One episode. */
    private static final class Take {
        private final List<Moment> moments = new ArrayList<>();
        private List<Episode.Event> events = List.of();
        private Trail trail = Trail.EMPTY;
        private double sum;
        private boolean running = true;
        private boolean terminated;
    }

    /**
     * A recorder.
     *
     * @param first how many of the first tasks are kept besides the worst, the median and the best
     * @param lastRound K, the round after all adaptation
     */
    public FilmRecorder(int first, int lastRound) {
        this.first = first;
        this.lastRound = lastRound;
    }

    @Override
    public void step(int round, int step, VectorEnvironment<?> environments, int episodesPerRound) {
        if (round != 0 && round != lastRound) {
            return;
        }
        List<Take> takes = round == 0 ? before : after;
        timestep = environments.spec().controlTimestep();
        stride = Math.max(1, environments.spec().horizon() / MOMENTS);
        for (int task = 0; task < Math.min(TASKS, environments.slots() / episodesPerRound); task++) {
            if (task == takes.size()) {
                takes.add(new Take());
            }
            if (takes.get(task).running) {
                note(takes.get(task), step, environments, task * episodesPerRound);
            }
        }
    }

    private void note(Take take, int step, VectorEnvironment<?> environments, int slot) {
        take.sum += step == 0 ? 0 : environments.rewards()[slot];
        take.running = environments.active()[slot];
        if (step % stride == 0 || !take.running) {
            SceneFrame scene = SceneFrame.of(environments.scene(slot));
            take.trail = take.trail.plus(scene, TRAIL);
            take.moments.add(new Moment(scene, take.trail, take.sum));
        }
        if (!take.running) {
            take.events = environments.events(slot).stream()
                    .map(event -> event.at(event.step() / stride))
                    .toList();
            take.terminated = environments.terminated()[slot];
        }
    }

    /**
     * The films that are kept.
     *
     * @return the worst task's first, then the median's and the best's, then those of the first few tasks; none where nothing adapted
     */
    List<Film> films() {
        List<Integer> ranked = IntStream.range(0, lastRound > 0 ? after.size() : 0)
                .boxed()
                .filter(task -> !after.get(task).running)
                .sorted(Comparator.comparingDouble((Integer task) -> after.get(task).sum))
                .toList();
        if (ranked.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> kept = new LinkedHashMap<>();
        kept.put(ranked.get(0), "worst");
        kept.putIfAbsent(ranked.get((ranked.size() - 1) / 2), "median");
        kept.putIfAbsent(ranked.get(ranked.size() - 1), "best");
        Stream.iterate(0, task -> task < first && task < ranked.size(), task -> task + 1)
                .forEach(task -> kept.putIfAbsent(task, ""));
        List<Film> films = new ArrayList<>();
        kept.forEach((task, rank) -> films.add(film(task, rank)));
        return films;
    }

    private Film film(int task, String rank) {
        Take untrained = before.get(task);
        Take adapted = after.get(task);
        SideBySidePicture picture = new SideBySidePicture(
                Theme.LIGHT,
                EnumSet.of(Overlay.GRID, Overlay.TRAIL, Overlay.RAYS),
                "Task " + (task + 1),
                timestep * stride,
                List.of(
                        played("before adaptation", untrained),
                        played("after " + Wording.count(lastRound, "round"), adapted)));
        Reel reel = new Reel(WIDTH, HEIGHT);
        Rect area = new Rect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < picture.length(); i++) {
            int moment = i;
            reel.add(canvas -> picture.paint(canvas, area, moment));
        }
        return new Film(task, rank, untrained.sum, adapted.sum, WIDTH, HEIGHT, 1 / (timestep * stride), reel.end());
    }

    private static PlayedEpisode played(String name, Take take) {
        return new PlayedEpisode(name, take.moments, take.events, take.terminated);
    }
}
