package adaptarium.experiments.command;

import adaptarium.experiments.report.Scale;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Training progress: a bar that moves on a terminal, a line now and then elsewhere. Iteration, adapted return, environment steps per second, time left. */
final class ConsoleProgress implements TrainingListener {
    private static final int WIDTH = 100; // characters
    private static final int LONGEST_NAME = 60; // characters
    private static final int WINDOW = 20; // updates over which speed and time left are taken
    private static final int LINES = 20; // how many lines a whole run prints where there is no terminal

    private final PrintWriter err;
    private final String run;
    private final Scale scale;
    private final boolean terminal;
    private final Deque<MetricsRow> recent = new ArrayDeque<>();
    private @Nullable ProgressBar bar;
    private int total;

    /**
     * What a command shows of a training: under {@code --quiet} no progress, but what there is to know of the run all the same.
     *
     * @param root the program
     * @param run the run's name
     * @param scale of its returns
     */
    static TrainingListener of(AdaptariumCommand root, String run, Scale scale) {
        if (!root.quiet()) {
            return new ConsoleProgress(root.progress(), run, scale);
        }
        return new TrainingListener() {
            @Override
            public void warned(String line) {
                root.err().println(run + ": " + line);
            }
        };
    }

    ConsoleProgress(PrintWriter err, String run, Scale scale) {
        this(err, run, scale, Terminal.present());
    }

    ConsoleProgress(PrintWriter err, String run, Scale scale, boolean terminal) {
        this.scale = scale;
        this.err = err;
        this.run = Printable.line(run, LONGEST_NAME);
        this.terminal = terminal;
    }

    @Override
    public void started(int done, int total) {
        this.total = total;
        if (done > 0) {
            err.println(run + ": going on after update " + done + " of " + total);
        }
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(run)
                    .setInitialMax(total)
                    .startsFrom(done, Duration.ZERO)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .hideEta()
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new DelegatingProgressBarConsumer(
                            line -> {
                                err.print("\r" + line);
                                err.flush();
                            },
                            WIDTH))
                    .build();
        }
    }

    @Override
    public void warned(String line) {
        err.println(run + ": " + Printable.of(line));
    }

    @Override
    public void updated(MetricsRow row) {
        recent.addLast(row);
        if (recent.size() > WINDOW) {
            recent.removeFirst();
        }
        ProgressBar moving = bar;
        if (moving != null) {
            moving.setExtraMessage(" " + figures(row));
            moving.stepTo(row.iteration());
        } else if (row.iteration() == total || row.iteration() % Math.max(1, total / LINES) == 0) {
            err.println(run + " " + row.iteration() + "/" + total + "  " + figures(row));
        }
    }

    @Override
    public void ended(int done, int total) {
        ProgressBar moving = bar;
        if (moving != null) {
            moving.close();
            err.println();
        }
    }

    private String figures(MetricsRow row) {
        MetricsRow first = recent.getFirst();
        double seconds = recent.size() > 1 ? row.seconds() - first.seconds() : row.seconds();
        long steps = recent.size() > 1 ? row.environmentSteps() - first.environmentSteps() : row.environmentSteps();
        int updates = recent.size() > 1 ? row.iteration() - first.iteration() : row.iteration();
        double left = seconds / Math.max(1, updates) * (total - row.iteration());
        return String.format(
                Locale.ROOT,
                "%s %.4g  %,.0f %s/s  %s left",
                scale.fewShot() ? scale.words() : "return",
                scale.shown(row.meanReturn()),
                steps / Math.max(seconds, 1e-9),
                scale.fewShot() ? scale.steps() : "steps",
                duration(left));
    }

    private static String duration(double seconds) {
        long s = Math.round(seconds);
        return s >= 3600 ? s / 3600 + "h" + s % 3600 / 60 + "m" : s >= 60 ? s / 60 + "m" + s % 60 + "s" : s + "s";
    }
}
