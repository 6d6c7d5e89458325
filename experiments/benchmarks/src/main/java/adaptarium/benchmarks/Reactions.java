package adaptarium.benchmarks;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.experiments.watch.Agents;
import adaptarium.random.Seeds;
import adaptarium.render.Theme;
import adaptarium.render.gl.GlWindow;
import adaptarium.render.gl.OffscreenGl;
import adaptarium.render.watch.Key;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * How soon {@code watch} shows what somebody did, in ms from the key to the finished picture of 1280 x 720 that shows its effect, while the session runs in real
 * time on a thread of its own: by turns a key that changes the picture and one that the simulation carries out first. The loop is that of {@link GlWindow}; the
 * driver's picture is not carried to a screen. Then, unless threads are busy beside it, how many such pictures a second of processor time is enough for, a control
 * step between two of them: where others use the machine, that says more than ms do.
 *
 * <p>Arguments: {@code --frames} for the pictures alone; {@code --busy} for as many threads beside it as there are processors, which step half-cheetahs as a
 * training that is watched does, with Java's lowest priority ({@code benchmarks/run} starts Java as the launcher does for {@code train --watch});
 * {@code --events N} for another number of keys than 40 for each family; names of families, without which all are measured.
 */
public final class Reactions {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 60;
    private static final long STEP_LOOK = 100_000; // ns from one look at whether a step is made to the next
    private static final int WARM = 6; // keys that are not counted, of the first family ten times as many
    private static final double MILLI = 1e-6; // ns in ms
    private static final long LEAST_PAUSE = 30_000_000; // ns between two keys
    private static final long MORE_PAUSE = 60_000_000; // ns at most beyond that

    private final OffscreenGl gl;
    private final RandomGenerator random = Seeds.generator(1);
    private final int events;

    private final boolean busy;
    private double pace = Double.NaN; // pictures for each second of processor time, of the family measured last

    private Reactions(OffscreenGl gl, int events, boolean busy) {
        this.gl = gl;
        this.events = events;
        this.busy = busy;
    }

    /**
     * Measures and prints.
     *
     * @param arguments as above
     */
    @SuppressWarnings("ThreadPriorityCheck") // only how soon the window answers depends on it
    public static void main(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean busy = words.remove("--busy");
        boolean alone = words.remove("--frames");
        int at = words.indexOf("--events");
        int events = at < 0 ? 40 : Integer.parseInt(words.remove(at + 1));
        if (at >= 0) {
            words.remove(at);
        }
        if (busy) {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Thread thread = new Thread(Reactions::train, "busy " + i);
                thread.setDaemon(true);
                thread.setPriority(Thread.MIN_PRIORITY);
                thread.start();
            }
        }
        List<TaskFamily<?>> families = words.isEmpty()
                ? Families.all()
                : words.stream().<TaskFamily<?>>map(Families::named).toList();
        System.out.printf(
                Locale.ROOT, "%-26s %8s %8s %8s %8s%n", "family", "median", "95 %", "worst ms", "frames/CPU-s");
        double[] all = {};
        List<Double> paces = new ArrayList<>();
        try (OffscreenGl gl = new OffscreenGl(WIDTH, HEIGHT)) {
            Reactions reactions = new Reactions(gl, alone ? 1 : events, busy);
            int warm = 10 * WARM;
            for (TaskFamily<?> family : families) {
                double[] times = reactions.of(family, warm);
                paces.add(reactions.pace);
                print(family.spec().id(), times, reactions.pace);
                all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(times))
                        .toArray();
                warm = WARM;
            }
        }
        double mean = paces.stream().mapToDouble(pace -> 1 / pace).average().orElse(Double.NaN);
        print(busy ? "all, beside busy threads" : "all", all, 1 / mean);
        System.exit(0); // the busy threads go on
    }

    /** Work for a processor, without end: nobody plays. */
    private static void train() {
        try (VectorEnvironment<?> environments = new VectorEnvironment<>(Families.named("HalfCheetah-v0"), 16, 1)) {
            step(environments);
        }
    }

    private static <T extends Record> void step(VectorEnvironment<T> environments) {
        RandomGenerator random =
                Seeds.generator(Thread.currentThread().getName().hashCode());
        for (int i = 0; i < environments.slots(); i++) {
            environments.assign(i, environments.family().tasks().nominal(), i, Integer.MAX_VALUE);
        }
        float[] actions = new float[environments.slots() * environments.spec().actionSize()];
        while (true) {
            for (int i = 0; i < actions.length; i++) {
                actions[i] = 2 * random.nextFloat() - 1;
            }
            environments.step(actions);
        }
    }

    private double[] of(TaskFamily<?> family, int warm) {
        double[] times = new double[events];
        try (Agents.Watched watched = Agents.random(family, Split.TEST, 1)) {
            SessionRunner runner = new SessionRunner(watched.session());
            try (Viewer viewer = new Viewer(runner, Theme.LIGHT, Path.of(""))) {
                viewer.pointerAt(WIDTH / 2.0, HEIGHT / 3.0);
                runner.start();
                Window window = new Window(gl, viewer, runner);
                for (int i = -warm; i < events; i++) {
                    long key = System.nanoTime() + LEAST_PAUSE + random.nextLong(MORE_PAUSE);
                    double time = window.react(key, Math.floorMod(i, 18));
                    if (i >= 0) {
                        times[i] = time;
                    }
                }
                if (!busy) {
                    runner.togglePause();
                    window.draw(FRAMES / 4);
                    double begun = ProcessMeter.processSeconds();
                    window.draw(FRAMES);
                    pace = FRAMES / (ProcessMeter.processSeconds() - begun);
                }
            }
        }
        return times;
    }

    private static void print(String name, double[] times, double pace) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-26s %8.1f %8.1f %8.1f %8.1f%n",
                name,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                sorted[sorted.length - 1],
                pace);
    }

    /** A window's loop on a picture. */
    private static final class Window {
        private final OffscreenGl gl;
        private final Viewer viewer;
        private final SessionRunner runner;
        private long before = System.nanoTime();

        Window(OffscreenGl gl, Viewer viewer, SessionRunner runner) {
            this.gl = gl;
            this.viewer = viewer;
            this.runner = runner;
        }

        /** ms from the key to the picture that shows what it did. */
        double react(long at, int which) {
            int commands = -1; // that had been carried out before the key; −1 before the key
            while (true) {
                long now = System.nanoTime();
                if (commands < 0 && now >= at) {
                    commands = runner.state().commands();
                    press(which);
                }
                if (now - before < (viewer.touched() ? GlWindow.SOON : GlWindow.FRAME) || !viewer.needsFrame()) {
                    LockSupport.parkNanos(GlWindow.NAP);
                    continue;
                }
                double seconds = 1e-9 * (now - before);
                before = now;
                viewer.settle();
                boolean shows =
                        commands >= 0 && (which % 2 == 0 || runner.state().commands() > commands);
                gl.draw(canvas -> viewer.paint(canvas, seconds));
                gl.waitUntilDrawn();
                if (shows) {
                    return MILLI * (System.nanoTime() - at);
                }
            }
        }

        /** Draws pictures, a step between two of them, which the session is waited for. */
        void draw(int pictures) {
            for (int i = 0; i < pictures; i++) {
                long published = runner.published();
                runner.stepOnce();
                while (runner.published() == published && !runner.state().now().over()) {
                    LockSupport.parkNanos(STEP_LOOK);
                }
                gl.draw(canvas -> viewer.paint(canvas, 1 / 60.0));
                gl.waitUntilDrawn();
            }
        }

        private void press(int which) {
            if (which % 2 == 0) {
                viewer.overlayKey(1 + which / 2);
            } else {
                viewer.key(Key.BACKSPACE); // the same task again: the simulation begins anew
            }
        }
    }
}
