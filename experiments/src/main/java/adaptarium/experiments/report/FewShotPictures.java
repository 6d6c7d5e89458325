package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.Split;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.FewShotEvaluator;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.watch.EmbeddingPlane;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.Sinusoid;
import adaptarium.random.Seeds;
import adaptarium.render.LinePlot;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a few-shot learner makes of some test tasks, in pictures: fits of sinusoids, or where it sees the examples of several classes. */
final class FewShotPictures {
    private static final int TASKS = 6;
    private static final int WIDTH = 300; // px
    private static final int HEIGHT = 210; // px
    private static final int POINTS = 101; // of a curve
    private static final Theme THEME = Theme.LIGHT;
    private static final int TRUTH = 0xff222222;
    private static final int BEFORE = 0xffd55e00; // vermilion of Okabe and Ito
    private static final int FIRST = 0xff56b4e9; // sky blue
    private static final int LAST = 0xff0072b2; // blue

    private FewShotPictures() {}

    /**
     * Adds the section of the pictures, made anew from the checkpoint that was evaluated; none where there is nothing to draw, or it is not kept any more.
     *
     * @param page where to
     * @param run the run
     * @param found its evaluation
     */
    static void write(Page page, RunDirectory run, RunEvaluation found) {
        RunConfig config = run.config();
        Optional<CheckpointFolder.Saved> saved = run.checkpoints().after(found.iteration());
        if (saved.isPresent()) {
            write(page, config, config.problem(), saved.get(), Math.max(1, found.rounds()));
        }
    }

    private static <T> void write(
            Page page, RunConfig config, FewShotProblem<T> problem, CheckpointFolder.Saved saved, int rounds) {
        try (FewShotLearner<T> learner = Trainer.newLearner(config.algorithm(), problem, config.seed(), 1)) {
            Trainer.restore(learner, saved, config);
            if (problem instanceof Sinusoid sinusoid) {
                fits(page, sinusoid, learner, rounds);
            } else if (problem.isClassification()) {
                planes(page, problem, learner);
            }
        }
    }

    private static void fits(Page page, Sinusoid problem, FewShotLearner<?> learner, int rounds) {
        StringBuilder html = new StringBuilder("<div class=\"paths\">");
        List<Sinusoid.Wave> waves = FewShotEvaluator.tasks(problem, Split.TEST, TASKS);
        double[] x = new double[POINTS];
        double[] truth = new double[POINTS];
        for (int i = 0; i < waves.size(); i++) {
            Sinusoid.Wave wave = waves.get(i);
            FewShotEpisode episode =
                    problem.episode(wave, Seeds.derive(FewShotEvaluator.seed(Split.TEST), "episode", i));
            for (int k = 0; k < POINTS; k++) {
                x[k] = -5 + 10.0 * k / (POINTS - 1);
                truth[k] = wave.at(x[k]);
            }
            List<double[]> predicted = learner.predict(episode.support(), x, rounds);
            List<LinePlot.Series> series = new ArrayList<>();
            series.add(new LinePlot.Series("", x.clone(), truth.clone(), TRUTH, /* dots= */ false));
            series.add(new LinePlot.Series("", x.clone(), predicted.get(0), BEFORE, /* dots= */ false));
            series.add(new LinePlot.Series("", x.clone(), predicted.get(1), FIRST, /* dots= */ false));
            series.add(new LinePlot.Series("", x.clone(), predicted.get(rounds), LAST, /* dots= */ false));
            List<LinePlot.Mark> marks = new ArrayList<>();
            for (int k = 0; k < episode.support().count(); k++) {
                marks.add(new LinePlot.Mark(
                        episode.support().x()[k], episode.support().y()[k], TRUTH, LinePlot.Shape.RING));
            }
            figure(
                    html,
                    plot("fit" + i, "x", "y", series, marks),
                    String.format(Locale.ROOT, "amplitude %.2f, phase %.2f rad", wave.amplitude(), wave.phase()));
        }
        page.section(
                "Fits",
                "Black: the wave that is to be found, and as rings the " + problem.shots()
                        + " points that are shown of it."
                        + " Vermilion: before adaptation. Sky blue: after 1 round. Blue: after " + rounds
                        + (rounds == 1 ? " round." : " rounds."),
                html.append("</div>").toString());
    }

    private static <T> void planes(Page page, FewShotProblem<T> problem, FewShotLearner<T> learner) {
        StringBuilder html = new StringBuilder("<div class=\"paths\">");
        List<T> tasks = FewShotEvaluator.tasks(problem, Split.TEST, TASKS);
        for (int i = 0; i < tasks.size(); i++) {
            FewShotEpisode episode =
                    problem.episode(tasks.get(i), Seeds.derive(FewShotEvaluator.seed(Split.TEST), "episode", i));
            List<double[]> support = learner.embed(episode.support().x());
            List<double[]> query = learner.embed(episode.query().x());
            if (support.isEmpty()) {
                return; // it embeds nothing
            }
            double[] predicted =
                    learner.predict(episode.support(), episode.query().x(), 1).get(1);
            double score = problem.measure().score(predicted, episode.query());
            List<double[]> all = new ArrayList<>(support);
            all.addAll(query);
            EmbeddingPlane plane = EmbeddingPlane.of(all);
            figure(
                    html,
                    plane("plane" + i, episode, plane.places(support), plane.places(query)),
                    Math.round(100 * score) + " % of " + episode.query().count() + " told apart");
        }
        page.section(
                "Embedding plane",
                "Some test tasks as the learner sees them: the two directions in which their examples differ most. A"
                        + " colour for each class; rings: shown examples, crosses: their means (prototypes), dots: those"
                        + " to be told.",
                html.append("</div>").toString());
    }

    private static String plane(String id, FewShotEpisode episode, List<double[]> support, List<double[]> query) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<LinePlot.Mark> marks = new ArrayList<>();
        for (int label = 0; label < episode.support().outputs(); label++) {
            int colour = THEME.series(label);
            List<double[]> shown = of(label, episode.support(), support);
            double[] mean = new double[2];
            for (double[] point : shown) {
                marks.add(new LinePlot.Mark(point[0], point[1], colour, LinePlot.Shape.RING));
                mean[0] += point[0] / shown.size();
                mean[1] += point[1] / shown.size();
            }
            marks.add(new LinePlot.Mark(mean[0], mean[1], colour, LinePlot.Shape.CROSS));
            for (double[] point : of(label, episode.query(), query)) { // a series each: dots without a line
                series.add(new LinePlot.Series(
                        "", new double[] {point[0]}, new double[] {point[1]}, colour, /* dots= */ true));
            }
        }
        return plot(id, "", "", series, marks);
    }

    /** Of several places those of one class. */
    private static List<double[]> of(int label, Examples examples, List<double[]> points) {
        List<double[]> own = new ArrayList<>();
        for (int i = 0; i < examples.count(); i++) {
            if (examples.label(i) == label) {
                own.add(points.get(i));
            }
        }
        return own;
    }

    private static String plot(
            String id, String across, String up, List<LinePlot.Series> series, List<LinePlot.Mark> marks) {
        SvgCanvas canvas = new SvgCanvas(id, WIDTH, HEIGHT);
        canvas.box(new Rect(0, 0, WIDTH, HEIGHT), 0, THEME.panel());
        // no title: the caption is one; the axes move up into its place
        new LinePlot("", across, up, /* wholeX= */ false, series, marks, LinePlot.Extent.NONE)
                .paint(canvas, new Rect(8, -14, WIDTH - 12, HEIGHT + 12), THEME);
        return canvas.svg();
    }

    private static void figure(StringBuilder html, String picture, String caption) {
        html.append("<figure>")
                .append(picture)
                .append("<figcaption>")
                .append(escape(caption))
                .append("</figcaption></figure>");
    }
}
