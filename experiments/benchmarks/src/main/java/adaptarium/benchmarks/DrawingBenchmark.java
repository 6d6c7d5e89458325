package adaptarium.benchmarks;

import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.gl.OffscreenGl;
import adaptarium.render.record.Recording;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole pictures of the viewer: by the GPU backend in a window's size, and by Java2D into a film. */
public class DrawingBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FILM_WIDTH = 640;
    private static final int FILM_HEIGHT = 360;
    private static final int FILM_FRAMES = 200;
    private static final int BATCH = 10;

    /** An episode and how it is drawn. */
    @State(Scope.Thread)
    public static class Picture {
        /** The family's id; the biped has the longest terrain, rays and most bodies. */
        @Param("BipedTerrain-v0")
        public String family = "";

        /** How much is laid over the scene. */
        @Param({"usual", "all"})
        public String overlays = "";

        private WatchedEpisode episode = WatchedEpisode.of("CartPole-v0", 1);
        private Dashboard dashboard = new Dashboard(Theme.LIGHT, EnumSet.noneOf(Overlay.class));

        /** Plays the episode. */
        @Setup(Level.Trial)
        public void play() {
            episode = WatchedEpisode.of(family, FILM_FRAMES);
            dashboard = new Dashboard(
                    Theme.LIGHT, overlays.equals("all") ? EnumSet.allOf(Overlay.class) : ScenePainter.usualOverlays());
        }
    }

    /** An OpenGL context without a display. Opened by the thread that draws. */
    @State(Scope.Thread)
    public static class Gpu {
        private final OffscreenGl gl = new OffscreenGl(WIDTH, HEIGHT);
        private int frame;

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() {
            gl.close();
        }
    }

    /**
     * Ten frames of 1280 x 720, complete.
     *
     * @param picture what is drawn
     * @param gpu where to
     * @param meter counts
     */
    @Benchmark
    public void windowFrames(Picture picture, Gpu gpu, ProcessMeter meter) {
        Rect area = new Rect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < BATCH; i++) {
            Snapshot moment = picture.episode.moments().get(gpu.frame++ % FILM_FRAMES);
            gpu.gl.draw(canvas -> picture.dashboard.paint(canvas, area, picture.episode.about(), moment, View.USUAL));
            gpu.gl.waitUntilDrawn();
        }
        meter.steps += BATCH;
    }

    /**
     * A GIF of 200 frames of 640 x 360.
     *
     * @param picture what is drawn
     * @param meter counts
     * @return size of the file, bytes
     * @throws IOException where the temporary file cannot be written
     */
    @Benchmark
    public long gifOf200Frames(Picture picture, ProcessMeter meter) throws IOException {
        Path file = Files.createTempFile("adaptarium-benchmark", ".gif");
        try {
            Rect area = new Rect(0, 0, FILM_WIDTH, FILM_HEIGHT);
            Recording.Settings settings = new Recording.Settings(
                    FILM_WIDTH, FILM_HEIGHT, 25, "a film", Theme.LIGHT, ScenePainter.usualOverlays());
            try (Recording recording = Recording.open(file, settings)) {
                for (Snapshot moment : picture.episode.moments()) {
                    recording.add(canvas ->
                            picture.dashboard.paint(canvas, area, picture.episode.about(), moment, View.USUAL));
                }
                recording.finish();
            }
            meter.steps += FILM_FRAMES;
            return Files.size(file);
        } finally {
            Files.delete(file);
        }
    }
}
